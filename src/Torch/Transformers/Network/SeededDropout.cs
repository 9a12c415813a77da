using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Drops components at random while a network trains (Srivastava et al. 2014), as a seed says.</summary>
/// <remarks>
/// Torch has one random generator in a process, from which anybody's modules draw. A training that drew from it too would depend on
/// what else goes on; so it draws from one of its own, which is that of the thread that trains.
/// </remarks>
internal static class SeededDropout
{
    [ThreadStatic]
    private static Generator? generator;

    /// <summary>Seeds what this thread drops, until the result is disposed.</summary>
    /// <param name="seed">The same seed drops the same components.</param>
    /// <param name="device">Where the network is.</param>
    /// <returns>Ends it.</returns>
    public static IDisposable From(long seed, Device device)
    {
        if (device.type == DeviceType.CUDA)
        {
            cuda.manual_seed(seed); // the fused attention of a graphics card draws from that of the device
        }

        generator = new Generator((ulong)seed, device);
        return new Scope();
    }

    /// <summary>Each component is 0 with a probability, else divided by the probability to stay.</summary>
    /// <param name="x">Vectors, of any shape.</param>
    /// <param name="share">The probability, at least 0 and below 1.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Apply(Tensor x, double share)
    {
        if (share == 0)
        {
            return x;
        }

        using Scalar kept = 1 - share;
        return x * empty_like(x).bernoulli_(1 - share, generator ?? throw new InvalidOperationException("Nothing has seeded the dropout.")).div_(kept);
    }

    private sealed class Scope : IDisposable
    {
        public void Dispose()
        {
            generator?.Dispose();
            generator = null;
        }
    }
}
