using static TorchSharp.torch;

namespace NlpMlNet.Native;

/// <summary>Finds the device for a network.</summary>
internal static class TorchDevices
{
    /// <summary>Finds the device that was asked for; the native library is loaded after this.</summary>
    /// <exception cref="NlpMlNetException">There is no such device, or no native library.</exception>
    public static Device Find(TransformerDevice wanted)
    {
        TorchLibrary.EnsureLoaded();
        var present = wanted != TransformerDevice.Cpu && cuda.is_available();
        return present ? CUDA : wanted != TransformerDevice.Cuda ? CPU : throw new NlpMlNetException(
            "No CUDA device was found. Use TransformerDevice.Automatic or Cpu; or install the device's driver and reference a libtorch-cuda package instead of libtorch-cpu.");
    }
}
