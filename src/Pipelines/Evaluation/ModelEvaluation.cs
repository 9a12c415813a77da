using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Models;

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
        });
        var column = model.Manifest?.TextColumn ?? text;
        var rows = LabelMap.Apply(file.Rows, options.MapLabels, ClassesOf(model.Transformer.GetOutputSchema(ViewOf(context, [], column).Schema)));
        var metrics = Evaluate(context, model.Transformer, rows, column, path, options.Threads, cancellation);
        return metrics with { UnlabelledRows = file.UnlabelledRows };
    }

    internal static ClassificationMetrics Evaluate(
        MLContext context,
        ITransformer model,
        IReadOnlyList<LabelledText> rows,
        string modelTextColumn,
        string source,
        int? threads,
        CancellationToken cancellation)
    {
        var classes = ClassesOf(model.GetOutputSchema(ViewOf(context, [], modelTextColumn).Schema));
        var actual = rows.Select(row => IndexOf(classes, row, source, rows)).ToArray();
        var probabilities = new float[rows.Count][];
        var work = Workload.Of(model, threads ?? 0);
        var cutTexts = 0;
        var conditions = new BatchConditions { Threads = work.ThreadsEach, CancellationToken = cancellation, Cut = cut => Interlocked.Add(ref cutTexts, cut) };
        void EvaluatePart(int start, int end)
        {
            var view = model.Transform(conditions.ApplyTo(ViewOf(context, rows.Skip(start).Take(end - start), modelTextColumn)));
            ReadScores(view, probabilities.AsSpan(start, end - start), source, row => rows[start + (int)row - 1].Row);
        }

        ForEachPart(EvaluatePart, rows.Count, work, cancellation);

        var tally = new ClassificationTally(classes);
        for (var row = 0; row < actual.Length; row++)
        {
            tally.Add(actual[row], probabilities[row]);
        }

        return tally.ToMetrics() with { EmptyTexts = rows.Count(row => row.IsEmpty), CutTexts = cutTexts };
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

    private static string[] ClassesOf(DataViewSchema output) =>
        output.GetColumnOrNull(ScoreColumn) is { Type: VectorDataViewType } scores && SlotNames.Of(scores) is { } classes
            ? classes
            : throw new NlpMlNetException(
                $"The model has no vector column '{ScoreColumn}' with a name for each class, so its predictions can't be compared with labels.");

    private static int IndexOf(string[] classes, LabelledText row, string source, IEnumerable<LabelledText> rows)
    {
        // White space around a label is left off on reading; an imported model may have a class with some.
        var index = Array.FindIndex(classes, name => name.AsSpan().Trim().SequenceEqual(row.Label));
        return index >= 0
            ? index
            : throw new NlpMlNetException(
                $"Row {row.Row} of '{source}' has the label '{row.Label}', which the model doesn't know. "
                + $"Its classes are: {LabelMap.Show(classes)}. {LabelMap.Advise(rows, classes)}");
    }

    private static NlpMlNetException Unnamed(string role, string option) =>
        new($"The model doesn't say which column holds the {role}. Name it with {new CodeName(typeof(EvaluationOptions), option)}.");
}
