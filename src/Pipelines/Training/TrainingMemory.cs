using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Recipes;

namespace NlpMlNet.Training;

/// <summary>Estimates what a training takes from the first rows and the size of its file, and refuses what doesn't fit the machine.</summary>
/// <remarks>
/// need = records × share of wanted rows × mean characters of their texts × bytes for each character. The last is the recipe's: two thirds
/// of what trainings on 20,000 and 80,000 texts of 217 characters took at their peak, as .NET takes less where there is less. A recipe
/// that doesn't say holds the texts alone.
/// </remarks>
internal static class TrainingMemory
{
    private const long SmallFile = 16L << 20; // fits any machine
    private const int SampledBytes = 4 << 20;
    private const int SampledRows = 2_000;
    private const double BytesOfTextsAlone = 4;

    /// <summary>Refuses a training that takes more than there is.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="request">The training, validated.</param>
    /// <param name="available">The bytes that this process may use.</param>
    /// <param name="smallFile">The size in bytes up to which a file isn't looked at.</param>
    /// <exception cref="NlpMlNetException">It doesn't fit; the message has the figures.</exception>
    public static void RefuseTooMuch(MLContext context, TrainingRequest request, long available, long smallFile = SmallFile)
    {
        if (!File.Exists(request.DataPath) || new FileInfo(request.DataPath).Length <= smallFile)
        {
            return;
        }

        var (rows, characters) = Estimate(context, request.TrainingSource);
        var bytesEach = request.Recipe is IMemoryEstimate recipe ? recipe.BytesPerCharacter : BytesOfTextsAlone;
        var need = rows * characters * bytesEach;
        if (need > available)
        {
            throw new NlpMlNetException(MessageText.Of(
                $"Training '{request.Recipe.Name}' on '{request.DataPath}' would take about {Gigabytes(need)} GB of memory for some {rows:N0} texts of {characters:N0} characters, and there are {Gigabytes(available)} GB. "
                + $"Train on fewer rows: a random sample, or those that {new CodeName(typeof(TrainingRequest), nameof(TrainingRequest.Where))} selects. Of the recipes, sentiment-features takes the least."));
        }
    }

    private static (double Rows, double Characters) Estimate(MLContext context, LabelledSource source)
    {
        var (read, wanted, characters) = Sample(context, source);
        return (Records(source.Path) * wanted / Math.Max(1, read), (double)characters / Math.Max(1, wanted));
    }

    private static double Records(string path)
    {
        using var file = new CsvFile(path).Open(0);
        using var text = new Utf8InputStream(file, encodingName: null); // unpacked, if it is gzip
        var records = RecordCount.Of(text, SampledBytes);
        return Math.Max(1, records) * ((double)file.Length / file.Position);
    }

    private static (double Read, double Wanted, long Characters) Sample(MLContext context, LabelledSource source)
    {
        var selection = new RowSelection(source.Path, source.Where);
        var view = context.Data.LoadFromCsv(source.Path, source.Csv with
        {
            Columns = [.. new[] { source.TextColumn }.Union(selection.ColumnNames).Select(name => new CsvColumn(name, CsvType.Text))],
            OnlyListedColumns = true,
        });
        using var cursor = view.GetRowCursor(view.Schema);
        var isWanted = selection.Bind(cursor);
        var getText = cursor.GetReader<ReadOnlyMemory<char>>(view.Schema[source.TextColumn]);
        var (read, wanted, characters) = (0, 0, 0L);
        ReadOnlyMemory<char> text = default;
        while (read < SampledRows && cursor.MoveNext())
        {
            read++;
            if (isWanted())
            {
                getText(ref text);
                (wanted, characters) = (wanted + 1, characters + text.Length);
            }
        }

        return (read, wanted, characters);
    }

    private static string Gigabytes(double bytes) => (bytes / (1L << 30)).ToString("0.#", CultureInfo.InvariantCulture);
}
