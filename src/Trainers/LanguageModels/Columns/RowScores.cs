using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>The scores of the current row's text, computed once for all columns that are asked for.</summary>
internal sealed class RowScores(DataViewRow row, string column, ValueGetter<ReadOnlyMemory<char>> getText, LanguageModel model, LanguageModelScoringOptions options)
{
    private ReadOnlyMemory<char> text;
    private string? lastText;
    private TextScores? scores;

    /// <summary>Scores the row's text, unless it is the text that was scored last.</summary>
    /// <exception cref="NlpMlNetException">It has an unknown token, and the options refuse these.</exception>
    public TextScores Read()
    {
        getText(ref text);
        if (scores is null || !text.Span.SequenceEqual(lastText))
        {
            scores = null;
            lastText = text.ToString();
            var read = TextScores.Of(model, lastText, options);
            if (options.Unknown == UnknownTokens.Refused && read.UnknownCount > 0)
            {
                throw RowRefusedException.Of(row, column, $"holds '{read.FirstUnknown()}', which the model doesn't know, and unknown tokens are refused");
            }

            scores = read;
        }

        return scores;
    }
}
