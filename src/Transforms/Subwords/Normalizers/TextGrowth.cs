namespace NlpMlNet.Subwords;

/// <summary>Keeps steps of a tokenizer that each make two characters of one from making thousands of millions of them.</summary>
internal static class TextGrowth
{
    private const int Most = 64; // a ligature of Arabic becomes 18 letters (NFKC), of two bytes each
    private const int Free = 4096;

    /// <exception cref="NlpMlNetException">A text has become too long.</exception>
    public static void Refuse(int length, long grown, string file)
    {
        if (grown > Free + ((long)Most * length))
        {
            throw new NlpMlNetException($"The tokenizer '{file}' has made {grown} characters of a text of {length}, and its steps would go on so. Use another tokenizer, or delete the steps that repeat.");
        }
    }
}
