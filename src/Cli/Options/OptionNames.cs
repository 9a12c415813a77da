using System.Text.RegularExpressions;

namespace NlpMlNet.Cli.Options;

/// <summary>Messages of the libraries speak of their options by the names in code; on the command line these have other names.</summary>
internal static class OptionNames
{
    private static readonly (string InCode, string OnCommandLine)[] Names =
    [
        ("(CsvOptions.Encoding)", "(--encoding NAME)"),
        ("(CsvOptions.Delimiter)", "(--delimiter TEXT)"),
        ("(ColumnNames)", "(--text COLUMN)"),
        ("(SkipUnlabelled)", "(--skip-unlabelled)"),
        ("(AddedColumnPrefix)", "(--prefix TEXT)"),
        ("(TransformerTextClassification)", "(nlpmlnet train --recipe transformer --set checkpoint=FOLDER)"),
        ("(ContextualEmbeddings)", "(nlpmlnet train --recipe transformer-features --set checkpoint=FOLDER)"),
        ("With the option BodyOnly its body can be loaded without its head", "model-size --body-only and train leave the head out and take it"),
        ("Delete it to start anew, or name another StatePath", "Without --resume the training starts anew and deletes it"),
        ("give a RejectsPath", "give --rejects FILE"),
        ("Strict is set", "--strict was given"),
        ("ByteOrderMark", "--byte-order-mark"),
        ("ProtectFormulas", "--protect-formulas"),
        ("MaximumEpochs", "epochs"),
        ("BatchSize", "batch-size"),
        ("MaximumLength", "max-length"),
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
        ("(MinimumCount)", "(--minimum-count N)"),
        ("MinimumCount", "minimum-count"),
        ("NegativeExponent", "negative-exponent"),
        ("BucketCount", "buckets"),
        ("MaximumWords", "--maximum-words"),
    ];

    /// <summary>The message with the command line's names.</summary>
    public static string Of(string message) =>
        Names.Aggregate(message, (text, name) => Regex.Replace(text, Alone(name.InCode), name.OnCommandLine));

    // A file or column may be called Dropout.csv or 'Patience': what is part of a path or stands in quotes stays as it is.
    private static string Alone(string name) => $@"(?<![\w'""/\\.-]){Regex.Escape(name)}(?!['""/\\-]|\.?\w)";

    /// <summary>The parser's message without the names of types.</summary>
    public static string Plain(string message) => message
        .Replace("as expected type 'System.Nullable`1[System.Int32]'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Nullable`1[System.Double]'", "as a number with a decimal point", StringComparison.Ordinal);
}
