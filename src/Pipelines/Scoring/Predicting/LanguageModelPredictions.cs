using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>What a language model says of a text: <c>LogProbability</c>, <c>Perplexity</c>, <c>TokenCount</c>, <c>UnknownCount</c>.</summary>
internal sealed class LanguageModelPredictions : Predictions
{
    private static readonly string[] Added = ["LogProbability", "Perplexity", "TokenCount", "UnknownCount"];

    private LanguageModelPredictions(DataViewSchema output) => Columns = [.. Added.Select(name => output[name])];

    public override IReadOnlyList<string> Names => Added;

    public override IReadOnlyList<DataViewSchema.Column> Columns { get; }

    /// <summary>Finds the columns; <see langword="null"/> when the model is no language model.</summary>
    public static LanguageModelPredictions? Find(DataViewSchema output) =>
        Added.All(name => output.GetColumnOrNull(name) is { Type: NumberDataViewType }) ? new LanguageModelPredictions(output) : null;

    public override Func<CsvRecordWriter, bool> Bind(DataViewRow row)
    {
        var getLog = row.GetReader<float>(row.Schema[Columns[0].Index]);
        var getPerplexity = row.GetReader<float>(row.Schema[Columns[1].Index]);
        var getTokens = row.GetReader<int>(row.Schema[Columns[2].Index]);
        var getUnknown = row.GetReader<int>(row.Schema[Columns[3].Index]);
        return writer =>
        {
            var (log, perplexity, tokens, unknown) = (0f, 0f, 0, 0);
            getLog(ref log);
            getPerplexity(ref perplexity);
            getTokens(ref tokens);
            getUnknown(ref unknown);
            writer.Write(log);
            writer.Write(perplexity);
            writer.Write((double)tokens);
            writer.Write((double)unknown);
            return float.IsFinite(log);
        };
    }
}
