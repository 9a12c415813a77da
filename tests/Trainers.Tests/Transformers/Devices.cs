using static TorchSharp.torch;

namespace NlpMlNet.Transformers.Tests;

/// <summary>The devices on which the tests of networks run: the CPU, and a CUDA device where there is one.</summary>
public static class Devices
{
    public static TheoryData<string> All
    {
        get
        {
            TorchLibrary.EnsureLoaded();
            return cuda.is_available() ? ["cpu", "cuda"] : ["cpu"];
        }
    }
}
