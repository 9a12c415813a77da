namespace NlpMlNet.Subwords;

/// <summary>A part of a text on its way to the model: text still to be divided, or a token whose id is known.</summary>
/// <param name="Text">The text.</param>
/// <param name="StartsAtOrigin">Whether its first character stems from the first character of the whole text.</param>
/// <param name="Id">The token's id, or <see cref="Undivided"/>.</param>
internal readonly record struct Piece(ReadOnlyMemory<char> Text, bool StartsAtOrigin, int Id = Piece.Undivided)
{
    public const int Undivided = -1;

    /// <summary>A part of this one.</summary>
    public Piece Slice(int start, int length) => new(Text.Slice(start, length), StartsAtOrigin && start == 0);
}
