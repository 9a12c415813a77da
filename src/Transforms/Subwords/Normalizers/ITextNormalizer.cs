namespace NlpMlNet.Subwords;

/// <summary>Changes a text before it is divided into words.</summary>
internal interface ITextNormalizer
{
    /// <summary>Gives the changed text.</summary>
    /// <param name="text">The text, valid UTF-16.</param>
    /// <param name="startsAtOrigin">
    /// Whether the first character stems from the first character of the whole text; set to <see langword="false"/> when it is removed.
    /// </param>
    string Normalize(string text, ref bool startsAtOrigin);

    /// <summary>Changes a text in its place, where its length and first character stay.</summary>
    /// <param name="text">The text, valid UTF-16.</param>
    /// <returns>Whether that was done; else the text is as it was, and <see cref="Normalize"/> must be asked.</returns>
    bool TryNormalizeInPlace(Span<char> text) => false;
}
