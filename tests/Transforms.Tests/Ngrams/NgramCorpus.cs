using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Ngrams;

namespace NlpMlNet.Tests.Ngrams;

/// <summary>Texts as a data view, and the features that they get.</summary>
internal static class NgramCorpus
{
    public static NgramFeaturesOptions SingleAndDoubleWords { get; } =
        new() { LongestCharacterNgram = 0, MinimumDocumentCount = 1 };

    public static IDataView View(MLContext context, params string[] texts) =>
        context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));

    public static NgramFeaturesTransformer Fit(MLContext context, NgramFeaturesOptions options, params string[] texts) =>
        context.Transforms.Text.NgramFeatures("Features", "Text", options).Fit(View(context, texts));

    public static string[] Slots(ITransformer transformer, IDataView data) =>
        SlotNames.Of(transformer.GetOutputSchema(data.Schema)["Features"])!;

    public static VBuffer<float>[] Features(ITransformer transformer, IDataView data) =>
        [.. transformer.Transform(data).GetColumn<VBuffer<float>>("Features").Select(Copy)];

    // A cursor writes each row into the buffers of the one before.
    private static VBuffer<float> Copy(VBuffer<float> features)
    {
        VBuffer<float> copy = default;
        features.CopyTo(ref copy);
        return copy;
    }

    internal sealed class Row
    {
        public string Text { get; set; } = string.Empty;
    }
}
