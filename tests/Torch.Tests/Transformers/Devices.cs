using NlpMlNet.Native;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

/// <summary>The devices on which the tests of networks run: the CPU, and a CUDA device where there is one.</summary>
public static class Devices
{
    /// <summary>Gets their names.</summary>
    public static TheoryData<string> All => HasCuda() ? ["cpu", "cuda"] : ["cpu"];

    /// <summary>Gets them as a user names them.</summary>
    public static TheoryData<TransformerDevice> Wanted => HasCuda() ? [TransformerDevice.Cpu, TransformerDevice.Cuda] : [TransformerDevice.Cpu];

    private static bool HasCuda()
    {
        TorchLibrary.EnsureLoaded();
        return cuda.is_available();
    }
}
