namespace NlpMlNet.Numerics;

/// <summary>Zeroed floats that stay where they are and start on a cache line, so that kernels may use plain pointers.</summary>
internal sealed unsafe class FloatBuffer
{
    private const int CacheLine = 64;
    private readonly float[] storage;

    public FloatBuffer(long length)
    {
        var withSlack = length + (CacheLine / sizeof(float));
        if (withSlack > Array.MaxLength)
        {
            throw new NlpMlNetException(
                $"A block of {length} numbers is more than one array can hold ({Array.MaxLength}). Use fewer features, fewer hidden units or smaller batches.");
        }

        storage = GC.AllocateArray<float>((int)withSlack, pinned: true);
        var address = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref storage[0]);
        Pointer = (float*)((address + CacheLine - 1) & -CacheLine);
        Length = (int)length;
    }

    /// <summary>Gets the first element's address; valid as long as this object is reachable.</summary>
    public float* Pointer { get; }

    public int Length { get; }

    public Span<float> Span => new(Pointer, Length);
}
