using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Rows as a model gives them, and how predictions write them.</summary>
internal static class ScoredRows
{
    /// <summary>A row of several classes.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    internal sealed class Of<TLabel>
    {
        [VectorType(3)]
        public float[] Score { get; set; } = [];

        public TLabel PredictedLabel { get; set; } = default!; // each test sets it
    }

    /// <summary>A row of two classes, or a value.</summary>
    internal sealed class OfOneScore
    {
        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    /// <summary>Writes rows.</summary>
    /// <returns>Each row's line, and whether all its figures are finite.</returns>
    public static List<(string Line, bool IsFinite)> Write<TRow>(Func<DataViewSchema, Predictions> make, params TRow[] rows)
        where TRow : class
    {
        var view = new MLContext().Data.LoadFromEnumerable(rows);
        var predictions = make(view.Schema);
        using var cursor = view.GetRowCursor(view.Schema);
        var write = predictions.Bind(cursor);
        var lines = new List<(string, bool)>();
        while (cursor.MoveNext())
        {
            using var bytes = new MemoryStream();
            using var writer = new CsvRecordWriter(bytes, new CsvWriteOptions());
            var isFinite = write(writer);
            writer.EndRow();
            writer.Flush();
            lines.Add((Encoding.UTF8.GetString(bytes.ToArray()).TrimEnd('\n'), isFinite));
        }

        return lines;
    }
}
