namespace NlpMlNet.Cli.Options;

/// <summary>What the parser of command lines says, without the names of types.</summary>
internal static class ParserMessage
{
    public static string Of(string message) => message
        .Replace("as expected type 'System.Nullable`1[System.Int32]'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Nullable`1[System.Double]'", "as a number with a decimal point", StringComparison.Ordinal);
}
