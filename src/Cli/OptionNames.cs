namespace NlpMlNet.Cli;

/// <summary>Messages of the libraries speak of their options by the names in code; on the command line these have other names.</summary>
internal static class OptionNames
{
    private static readonly (string InCode, string OnCommandLine)[] Names =
    [
        ("(CsvOptions.Encoding)", "(--encoding NAME)"),
        ("(CsvOptions.Delimiter)", "(--delimiter TEXT)"),
        ("(ColumnNames)", "(--text COLUMN)"),
        ("(AddedColumnPrefix)", "(--prefix TEXT)"),
        ("give a RejectsPath", "give --rejects FILE"),
        ("Strict is set", "--strict was given"),
        ("ProtectFormulas", "--protect-formulas"),
        ("MaximumEpochs", "epochs"),
        ("BatchSize", "batch-size"),
        ("LearningRate", "learning-rate"),
        ("Patience", "patience"),
        ("Dropout", "dropout"),
        ("LongestWordNgram", "word-ngrams"),
        ("LongestCharacterNgram", "char-ngrams"),
        ("ShortestCharacterNgram", "shortest-char-ngram"),
        ("MinimumDocumentCount", "minimum-documents"),
        ("MaximumWordNgrams", "maximum-word-ngrams"),
        ("MaximumCharacterNgrams", "maximum-char-ngrams"),
        ("NegationScope", "negation-scope"),
    ];

    /// <summary>The message with the command line's names.</summary>
    public static string Of(string message) =>
        Names.Aggregate(message, (text, name) => text.Replace(name.InCode, name.OnCommandLine, StringComparison.Ordinal));

    /// <summary>The parser's message without the names of types.</summary>
    public static string Plain(string message) => message
        .Replace("as expected type 'System.Nullable`1[System.Int32]'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Nullable`1[System.Double]'", "as a number with a decimal point", StringComparison.Ordinal);
}
