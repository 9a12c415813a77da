using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>What can be said of the texts of a training before they are encoded.</summary>
/// <param name="Rows">The number of texts.</param>
/// <param name="Distinct">The number of distinct texts.</param>
/// <param name="Cuts">What is behind the most tokens that the encoder reads.</param>
internal sealed record TextSurvey(int Rows, int Distinct, TextCuts Cuts)
{
    /// <summary>Looks at all texts.</summary>
    /// <param name="vectors">The encoder.</param>
    /// <param name="textColumn">The column of the texts.</param>
    /// <param name="views">The rows to learn from, and those that are held out.</param>
    public static TextSurvey Of(ContextualEmbeddingsTransformer vectors, string textColumn, IEnumerable<IDataView> views)
    {
        string[] texts = [.. views.SelectMany(view => view.GetColumn<string>(textColumn))];
        return new TextSurvey(
            texts.Length, texts.Distinct(StringComparer.Ordinal).Count(), EncodedText.CutsOf(Array.ConvertAll(texts, vectors.Encode), vectors.MaximumLength));
    }
}
