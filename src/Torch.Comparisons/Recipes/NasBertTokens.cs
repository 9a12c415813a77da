using Microsoft.ML.Tokenizers;
using Microsoft.ML.TorchSharp;
using NlpMlNet.Hosting;

namespace NlpMlNet.Recipes;

/// <summary>Counts the tokens that ML.NET's TextClassification cuts without a word.</summary>
/// <remarks>
/// It reads <c>&lt;s&gt;</c> and the byte pairs of RoBERTa, 512 tokens at the most (<c>NasBertTrainer.PrepareRowTensor</c>).
/// The vocabulary is the one in its own assembly.
/// </remarks>
internal static class NasBertTokens
{
    private const int MostTokens = 512;

    private static readonly Lazy<EnglishRobertaTokenizer> Tokenizer = new(() => EnglishRobertaTokenizer.Create(
        Resource("encoder.json"), Resource("vocab.bpe"), Resource("dict.txt"), RobertaPreTokenizer.Instance));

    /// <summary>Counts what is behind the most tokens of each text.</summary>
    public static TextCuts CutsOf(IEnumerable<string> texts)
    {
        TextCuts cuts = default;
        foreach (var text in texts)
        {
            var tokens = 1 + Tokenizer.Value.CountTokens(text);
            cuts += new TextCuts(tokens > MostTokens ? 1 : 0, Math.Max(0, tokens - MostTokens), tokens, MostTokens);
        }

        return cuts;
    }

    private static Stream Resource(string name) => typeof(TorchSharpCatalog).Assembly.GetManifestResourceStream(name)
        ?? throw new NlpMlNetException($"Microsoft.ML.TorchSharp has no resource '{name}': it is another version than this program was built for. Restore its packages again.");
}
