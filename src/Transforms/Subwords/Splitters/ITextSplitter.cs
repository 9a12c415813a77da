namespace NlpMlNet.Subwords;

/// <summary>Divides a text into words, each of which the model then divides into pieces.</summary>
internal interface ITextSplitter
{
    /// <summary>Appends the parts of a piece, which is not empty; parts that are empty may be among them.</summary>
    void Split(Piece piece, List<Piece> parts);
}
