using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;
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
    /// <param name="textColumn">The column with the texts; <see langword="null"/> for the one that the model was trained on.</param>
    /// <param name="labelColumn">The column with the right classes; <see langword="null"/> for the one that the model was trained on.</param>
    /// <param name="csv">How the file is read; <see langword="null"/> for the defaults.</param>
    /// <param name="threads">The number of threads; <see langword="null"/> for one for each core. It doesn't change the result.</param>
    /// <param name="cancellation">Ends the evaluation with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="NlpMlNetException">The file or a column is missing, a label is empty or unknown to the model.</exception>
    public static ClassificationMetrics Evaluate(
        MLContext context,
        LoadedModel model,
        string path,
        string? textColumn = null,
        string? labelColumn = null,
        CsvOptions? csv = null,
        int? threads = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = textColumn ?? model.Manifest?.TextColumn ?? throw Unnamed("text", "--text");
        var label = labelColumn ?? model.Manifest?.LabelColumn ?? throw Unnamed("label", "--label");
        var rows = LabelledText.ReadAll(context, path, text, label, csv ?? new CsvOptions());
        return Evaluate(context, model.Transformer, rows, model.Manifest?.TextColumn ?? text, path, threads, cancellation);
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
        var actual = rows.Select((row, index) => IndexOf(classes, row.Label, index, source)).ToArray();
        var probabilities = new float[rows.Count][];
        var parts = Partitioner.Create(0, rows.Count, RowsPerPart);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.ForEach(parts, parallel, part =>
        {
            var view = model.Transform(ViewOf(context, rows.Skip(part.Item1).Take(part.Item2 - part.Item1), modelTextColumn));
            ReadScores(view, probabilities.AsSpan(part.Item1));
        });

        var tally = new ClassificationTally(classes);
        for (var row = 0; row < actual.Length; row++)
        {
            tally.Add(actual[row], probabilities[row]);
        }

        return tally.ToMetrics();
    }

    private static void ReadScores(IDataView view, Span<float[]> destination)
    {
        var scores = view.Schema[ScoreColumn];
        using var cursor = view.GetRowCursor([scores]);
        var getScore = cursor.GetGetter<VBuffer<float>>(scores);
        VBuffer<float> probabilities = default;
        for (var row = 0; cursor.MoveNext(); row++)
        {
            getScore(ref probabilities);
            destination[row] = [.. probabilities.DenseValues()];
        }
    }

    private static IDataView ViewOf(MLContext context, IEnumerable<LabelledText> rows, string textColumn) =>
        LabelledText.ToView(context, rows, textColumn, textColumn == "Label" ? "ActualLabel" : "Label");

    private static string[] ClassesOf(DataViewSchema output) =>
        output.GetColumnOrNull(ScoreColumn) is { Type: VectorDataViewType } scores && SlotNames.Of(scores) is { } classes
            ? classes
            : throw new NlpMlNetException(
                $"The model has no vector column '{ScoreColumn}' with a name for each class, so its predictions can't be compared with labels.");

    private static int IndexOf(string[] classes, string label, int row, string source)
    {
        var index = Array.IndexOf(classes, label);
        return index >= 0
            ? index
            : throw new NlpMlNetException(
                $"Row {row + 1} of '{source}' has the label '{label}', which the model doesn't know. "
                + $"Its classes are: {string.Join(", ", classes)}. Correct the label, or leave the row out.");
    }

    private static NlpMlNetException Unnamed(string role, string option) =>
        new($"The model doesn't say which column holds the {role}. Name it with {option}.");
}
