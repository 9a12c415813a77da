using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Remembers the bytes that a decoder can't read, and puts a noncharacter in their place.</summary>
internal sealed class InvalidBytesFallback : DecoderFallback
{
    /// <summary>The character that marks the place in the decoded text.</summary>
    public const char Mark = '\uFFFF';

    public override int MaxCharCount => 1;

    /// <summary>Gets the invalid bytes, and their approximate position among the bytes that are being decoded.</summary>
    public Queue<(int Index, byte[] Bytes)> Found { get; } = [];

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(InvalidBytesFallback owner) : DecoderFallbackBuffer
    {
        private bool pending;

        public override int Remaining => pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Found.Enqueue((index, [.. bytesUnknown]));
            pending = true;
            return true;
        }

        public override char GetNextChar()
        {
            var next = pending ? Mark : '\0';
            pending = false;
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => pending = false;
    }
}
