namespace NlpMlNet.Embeddings;

/// <summary>How many of some tokens have a vector; empty tokens and padding are not counted.</summary>
/// <param name="Tokens">The number of tokens.</param>
/// <param name="TokensWithVector">How many of them have a vector; the others were skipped.</param>
/// <param name="DistinctTokens">The number of distinct tokens.</param>
/// <param name="DistinctTokensWithVector">How many of them have a vector.</param>
public readonly record struct EmbeddingCoverage(long Tokens, long TokensWithVector, int DistinctTokens, int DistinctTokensWithVector)
{
    /// <summary>Gets the share of tokens with a vector, from 0 to 1; 0 when there are no tokens.</summary>
    public double TokenShare => Tokens == 0 ? 0 : (double)TokensWithVector / Tokens;

    /// <summary>Gets the share of distinct tokens with a vector, from 0 to 1; 0 when there are no tokens.</summary>
    public double DistinctShare => DistinctTokens == 0 ? 0 : (double)DistinctTokensWithVector / DistinctTokens;

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Tokens);
        writer.Write(TokensWithVector);
        writer.Write(DistinctTokens);
        writer.Write(DistinctTokensWithVector);
    }

    internal static EmbeddingCoverage Load(BinaryReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
}
