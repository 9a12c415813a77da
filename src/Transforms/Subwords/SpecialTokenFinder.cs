namespace NlpMlNet.Subwords;

/// <summary>Finds out which ids play which role: as the files say, else by the names that published tokenizers use.</summary>
internal static class SpecialTokenFinder
{
    public static SpecialTokenIds Find(SpecialTokenNames names, SubwordPipeline pipeline, Func<string, int?> idOf)
    {
        var frame = pipeline.Template.SingleFrame;
        return new SpecialTokenIds
        {
            Padding = Role(names.Padding, "[PAD]", "<pad>"),
            Unknown = Role(names.Unknown ?? pipeline.UnknownToken, "[UNK]", "<unk>"),
            Classification = Role(names.Classification, "[CLS]") ?? (IsFrame("<s>", "</s>") ? frame.Before : null),
            Separator = Role(names.Separator, "[SEP]") ?? (IsFrame("<s>", "</s>") ? frame.After : null),
            Mask = Role(names.Mask, "[MASK]", "<mask>"),
            BeginningOfText = Role(names.BeginningOfText, "<s>", "<|endoftext|>"),
            EndOfText = Role(names.EndOfText, "</s>", "<|endoftext|>"),
        };

        int? Role(string? name, params ReadOnlySpan<string> usual)
        {
            var found = name is null ? null : idOf(name);
            foreach (var other in usual)
            {
                found ??= name is null ? idOf(other) : null;
            }

            return found;
        }

        bool IsFrame(string before, string after) =>
            frame.Before is not null && frame.Before == idOf(before) && frame.After is not null && frame.After == idOf(after);
    }
}
