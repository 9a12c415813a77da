namespace NlpMlNet.Checkpoints;

/// <summary>The names of heads beside a body that is saved without a prefix.</summary>
internal static class HeadNames
{
    private static readonly string[] Beginnings =
        ["classifier.", "cls.", "lm_head.", "pooler.", "pre_classifier.", "qa_outputs.", "score.", "vocab_"];

    public static bool IsHead(string name) => Array.Exists(Beginnings, start => name.StartsWith(start, StringComparison.Ordinal));
}
