using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Models;
using NlpMlNet.Words;

namespace NlpMlNet.Evaluation;

/// <summary>Holds a model's predictions against labelled texts.</summary>
public static class ModelEvaluation
{
    private const string ScoreColumn = "Score";
    private const int RowsPerPart = 2048;

    /// <summary>Evaluates a model on a CSV file.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="model">A classifier with one score for each class.</param>
    /// <param name="path">The CSV file.</param>
    /// <param name="options">The columns, the rows and the file's format; <see langword="null"/> for those of the training.</param>
    /// <param name="cancellation">Ends the evaluation with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="NlpMlNetException">The file or a column is missing, a row can't be read, a label is empty or unknown to the model.</exception>
    public static ClassificationMetrics Evaluate(
        MLContext context, LoadedModel model, string path, EvaluationOptions? options = null, CancellationToken cancellation = default) =>
        Run(context, model, path, options, cancellation).Metrics;

    /// <summary>Evaluates a model on a CSV file, and finds the rows that it got wrong and those whose texts it came about with.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="model">A classifier with one score for each class.</param>
    /// <param name="path">The CSV file.</param>
    /// <param name="options">The columns, the rows and the file's format; <see langword="null"/> for those of the training.</param>
    /// <param name="cancellation">Ends the evaluation with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The metrics, and what they are to be read with.</returns>
    /// <exception cref="NlpMlNetException">The file or a column is missing, a row can't be read, a label is empty or unknown to the model.</exception>
    public static EvaluationResult Run(
        MLContext context, LoadedModel model, string path, EvaluationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new EvaluationOptions();
        var text = options.TextColumn ?? model.Manifest?.TextColumn ?? throw Unnamed("text", nameof(EvaluationOptions.TextColumn));
        var label = options.LabelColumn ?? model.Manifest?.LabelColumn ?? throw Unnamed("label", nameof(EvaluationOptions.LabelColumn));
        var file = LabelledFile.Read(context, new LabelledSource(path, text, label)
        {
            Csv = options.Csv,
            Where = options.Where,
            SkipUnlabelled = options.SkipUnlabelled,
            MissingLabels = options.MissingLabels,
        });
        var column = model.Manifest?.TextColumn ?? text;
        var classes = new ClassLookup(ClassesOf(context, model.Transformer, column));
        var rows = LabelMap.Apply(file.Rows, options.MapLabels, classes.Names);
        var predicted = Predict(context, model.Transformer, rows, classes, column, path, options.Threads, cancellation);
        var readsHtml = DecodeHtmlTransformer.ColumnsOf(model.Transformer).Contains(column);
        var htmlTexts = readsHtml ? rows.Count(row => HtmlText.IsIn(row.Text.AsMemory())) : 0;
        return new EvaluationResult(predicted.ToMetrics() with { UnlabelledRows = file.UnlabelledRows, HtmlTexts = htmlTexts }, file.Fingerprint())
        {
            Overlap = model.TrainingTexts is { } texts ? TextOverlap.Of(predicted, texts) : null,
            WrongRows = predicted.WrongRows(),
            SameNumbers = classes.SameNumbers,
            MergedLabels = file.MergedLabels,
        };
    }

    /// <summary>Predicts rows of a training.</summary>
    internal static PredictedRows Predict(
        MLContext context,
        ITransformer model,
        IReadOnlyList<LabelledText> rows,
        string modelTextColumn,
        string source,
        int? threads,
        CancellationToken cancellation) =>
        Predict(context, model, rows, new ClassLookup(ClassesOf(context, model, modelTextColumn)), modelTextColumn, source, threads, cancellation);

    private static PredictedRows Predict(
        MLContext context,
        ITransformer model,
        IReadOnlyList<LabelledText> rows,
        ClassLookup classes,
        string modelTextColumn,
        string source,
        int? threads,
        CancellationToken cancellation)
    {
        var actual = rows.Select(row => classes.IndexOf(row, source, rows)).ToArray();
        var probabilities = new float[rows.Count][];
        var work = Workload.Of(model, threads ?? 0);
        var (cuts, counting) = (default(TextCuts), new Lock());
        var conditions = new BatchConditions { Threads = work.ThreadsEach, CancellationToken = cancellation, Cut = Count };
        void Count(TextCuts part)
        {
            lock (counting)
            {
                cuts += part;
            }
        }

        void EvaluatePart(int start, int end)
        {
            var view = model.Transform(conditions.ApplyTo(ViewOf(context, rows.Skip(start).Take(end - start), modelTextColumn)));
            ReadScores(view, probabilities.AsSpan(start, end - start), source, row => rows[start + (int)row - 1].Row);
        }

        ForEachPart(EvaluatePart, rows.Count, work, cancellation);
        return new PredictedRows(classes.Names, rows, actual, probabilities, cuts);
    }

    /// <summary>Goes through the rows in parts, which are the same however many are computed at once.</summary>
    private static void ForEachPart(Action<int, int> evaluate, int rows, Workload work, CancellationToken cancellation)
    {
        var parts = Partitioner.Create(0, rows, work.WindowRows ?? RowsPerPart);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = work.Workers, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(parts, parallel, part => evaluate(part.Item1, part.Item2));
        }
        catch (AggregateException e)
        {
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private static void ReadScores(IDataView view, Span<float[]> destination, string source, Func<long, long> rowInSource)
    {
        var scores = view.Schema[ScoreColumn];
        using var cursor = view.GetRowCursor([scores]);
        var getScore = cursor.GetReader<VBuffer<float>>(scores);
        VBuffer<float> probabilities = default;
        try
        {
            for (var row = 0; cursor.MoveNext(); row++)
            {
                getScore(ref probabilities);
                destination[row] = [.. probabilities.DenseValues()];
                if (!Array.TrueForAll(destination[row], float.IsFinite))
                {
                    throw new NlpMlNetException(
                        $"The model's score of row {rowInSource(row + 1)} of '{source}' is not a finite number. Its weights are damaged, or its training diverged: train or import it again.");
                }
            }
        }
        catch (Exception e) when (BatchFailedException.Behind(e) is { } batch)
        {
            var which = batch.FirstRow == batch.LastRow ? $"row {rowInSource(batch.FirstRow)}" : $"one of the rows {rowInSource(batch.FirstRow)} to {rowInSource(batch.LastRow)}";
            throw new NlpMlNetException($"The model failed on {which} of '{source}': {batch.InnerException?.Message}", e);
        }
    }

    private static IDataView ViewOf(MLContext context, IEnumerable<LabelledText> rows, string textColumn) =>
        LabelledText.ToView(context, rows, textColumn, textColumn == "Label" ? "ActualLabel" : "Label");

    private static string[] ClassesOf(MLContext context, ITransformer model, string textColumn) =>
        model.GetOutputSchema(ViewOf(context, [], textColumn).Schema).GetColumnOrNull(ScoreColumn) is { Type: VectorDataViewType } scores && SlotNames.Of(scores) is { } classes
            ? classes
            : throw new NlpMlNetException(
                $"The model has no vector column '{ScoreColumn}' with a name for each class, so its predictions can't be compared with labels.");

    private static NlpMlNetException Unnamed(string role, string option) =>
        new($"The model doesn't say which column holds the {role}. Name it with {new CodeName(typeof(EvaluationOptions), option)}.");
}
