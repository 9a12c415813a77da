using System.Text;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Passes texts on to another writer; what happens when that fails is for the kinds of it to say.</summary>
/// <param name="target">Where to.</param>
internal abstract class GuardedWriter(TextWriter target) : TextWriter
{
    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => Try(() => target.Write(value));

    public override void Write(string? value) => Try(() => target.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => target.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => target.WriteLine(value));

    public override void Flush() => Try(target.Flush);

    /// <summary>Writes, and answers for a failure.</summary>
    protected abstract void Try(Action write);
}
