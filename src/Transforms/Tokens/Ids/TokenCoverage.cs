namespace NlpMlNet.Tokens;

/// <summary>How much of some tokens a vocabulary knows; empty and special tokens are not counted.</summary>
/// <param name="Tokens">The number of tokens.</param>
/// <param name="UnknownTokens">How many of them are not in the vocabulary.</param>
/// <param name="DistinctTokens">The number of distinct tokens.</param>
/// <param name="DistinctUnknownTokens">How many of them are not in the vocabulary.</param>
public readonly record struct TokenCoverage(long Tokens, long UnknownTokens, int DistinctTokens, int DistinctUnknownTokens)
{
    /// <summary>Gets the share of tokens that are not in the vocabulary, from 0 to 1; 0 when there are no tokens.</summary>
    public double UnknownShare => Tokens == 0 ? 0 : (double)UnknownTokens / Tokens;

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Tokens);
        writer.Write(UnknownTokens);
        writer.Write(DistinctTokens);
        writer.Write(DistinctUnknownTokens);
    }

    internal static TokenCoverage Load(BinaryReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
}
