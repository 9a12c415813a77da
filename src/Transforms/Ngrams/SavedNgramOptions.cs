using NlpMlNet.Hosting;

namespace NlpMlNet.Ngrams;

/// <summary>The options that a fitted transformer still needs, as bytes; those of the choice of n-grams have done their work.</summary>
internal static class SavedNgramOptions
{
    public static void Save(NgramFeaturesOptions options, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(options.ShortestWordNgram);
        writer.Write7BitEncodedInt(options.LongestWordNgram);
        writer.Write7BitEncodedInt(options.ShortestCharacterNgram);
        writer.Write7BitEncodedInt(options.LongestCharacterNgram);
        writer.Write(options.IncludePunctuation);
        writer.Write7BitEncodedInt((int)options.Weighting);
        writer.Write(options.UseInverseDocumentFrequency);
        writer.Write(options.Normalize);
    }

    public static NgramFeaturesOptions Load(BinaryReader reader)
    {
        var options = new NgramFeaturesOptions
        {
            ShortestWordNgram = reader.Read7BitEncodedInt(),
            LongestWordNgram = reader.Read7BitEncodedInt(),
            ShortestCharacterNgram = reader.Read7BitEncodedInt(),
            LongestCharacterNgram = reader.Read7BitEncodedInt(),
            IncludePunctuation = reader.ReadBoolean(),
            Weighting = (NgramWeighting)reader.Read7BitEncodedInt(),
            UseInverseDocumentFrequency = reader.ReadBoolean(),
            Normalize = reader.ReadBoolean(),
        };
        SavedOptions.Check(options.Validate);
        return options;
    }
}
