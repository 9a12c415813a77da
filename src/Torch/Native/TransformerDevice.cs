namespace NlpMlNet.Native;

/// <summary>Where a network is computed.</summary>
public enum TransformerDevice
{
    /// <summary>On a CUDA device when there is one, else on the CPU.</summary>
    Automatic,

    /// <summary>On the CPU.</summary>
    Cpu,

    /// <summary>On the first CUDA device; an error when there is none.</summary>
    Cuda,
}
