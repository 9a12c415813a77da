using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Where in a file something was found, as messages say it.</summary>
/// <param name="File">The path as given, or a description of the stream.</param>
/// <param name="Row">The row's number after the header; 0 is the header itself.</param>
/// <param name="Line">The line's number from 1.</param>
internal readonly record struct CsvPlace(string File, long Row, long Line)
{
    public override string ToString() => Row == 0 ? $"{File}, line {Line}" : $"{File}, row {Row} (line {Line})";

    public NlpMlNetException Error(MessageText reason) => new($"{this}: {reason}");
}
