namespace NlpMlNet.Words;

/// <summary>A text as its words are looked up: the text itself, where there is nothing to change, or what the rules make of it.</summary>
/// <remarks>Plain English costs one look at each character. Dispose of it when the text is done with; the result is not valid afterwards.</remarks>
internal ref struct NormalText
{
    private TextBuffer characters;
    private TextBuffer addresses;

    private NormalText(ReadOnlySpan<char> text) => Text = text;

    /// <summary>Gets the text.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Gets a value indicating whether the rules have rewritten the text.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Tells whether the rules find nothing in a text.</summary>
    public static bool Is(ReadOnlySpan<char> text, TextRules rules) =>
        rules == TextRules.None || TextTriggers.Next(text, 0, rules) == text.Length;

    /// <summary>Applies rules to a text.</summary>
    public static NormalText Of(ReadOnlySpan<char> text, TextRules rules)
    {
        var normal = new NormalText(text);
        if (rules != TextRules.None && TextTriggers.Next(text, 0, rules) is var first && first < text.Length)
        {
            normal.Rewrite(rules, first);
        }

        return normal;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        characters.Dispose();
        addresses.Dispose();
    }

    // A sign of an address may be full-width at first.
    private void Rewrite(TextRules rules, int first)
    {
        if ((rules & TextRules.Characters) != 0 && TextTriggers.Next(Text, first, TextRules.Characters) < Text.Length)
        {
            CharacterRules.Rewrite(Text, ref characters);
            Take(characters.Text);
        }

        var signs = rules & (TextRules.Addresses | TextRules.Hashtags);
        if (signs != TextRules.None && AddressRules.TryRewrite(Text, signs, ref addresses))
        {
            Take(addresses.Text);
        }
    }

    private void Take(ReadOnlySpan<char> rewritten)
    {
        Text = rewritten;
        IsChanged = true;
    }
}
