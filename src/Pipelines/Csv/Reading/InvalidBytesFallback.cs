using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Remembers the first bytes that a decoder can't read, and puts a noncharacter in their place.</summary>
internal sealed class InvalidBytesFallback : DecoderFallback
{
    /// <summary>The character that marks the place in the decoded text.</summary>
    public const char Sentinel = '\uFFFF';

    public override int MaxCharCount => 1;

    /// <summary>Gets the first invalid bytes, and their approximate position among the bytes that are being decoded.</summary>
    public (int Index, byte[] Bytes)? Found { get; private set; }

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(InvalidBytesFallback owner) : DecoderFallbackBuffer
    {
        private bool pending;

        public override int Remaining => pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Found ??= (index, bytesUnknown);
            pending = true;
            return true;
        }

        public override char GetNextChar()
        {
            var next = pending ? Sentinel : '\0';
            pending = false;
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => pending = false;
    }
}
