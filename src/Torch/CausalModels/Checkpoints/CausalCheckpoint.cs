using NlpMlNet.Checkpoints;

namespace NlpMlNet.CausalModels;

/// <summary>A decoder-only transformer in Hugging Face's layout, opened and checked, its weights not yet read.</summary>
/// <remarks>
/// Each tensor that the configuration needs must be there in its shape, and none that it doesn't know; the values are checked when
/// they are read. Tokenizer and weights must agree.
/// </remarks>
internal sealed class CausalCheckpoint : IDisposable
{
    private readonly ITensorFile file;
    private readonly PlacedTensors tensors;

    private CausalCheckpoint(CausalConfiguration configuration, string configurationText, ITensorFile file, TensorPlacement[] placements)
    {
        (Configuration, ConfigurationText, this.file, Placements) = (configuration, configurationText, file, placements);
        tensors = new PlacedTensors(file);
    }

    /// <summary>Gets the sizes and constants.</summary>
    public CausalConfiguration Configuration { get; }

    /// <summary>Gets config.json as it is.</summary>
    public string ConfigurationText { get; }

    /// <summary>Gets which stored tensor goes where.</summary>
    public IReadOnlyList<TensorPlacement> Placements { get; }

    /// <summary>Opens a folder.</summary>
    /// <exception cref="NlpMlNetException">A file is missing, damaged or not supported; the message names file and key or tensor.</exception>
    public static CausalCheckpoint Open(string folder)
    {
        var path = CheckpointDescription.RequireFile(folder);
        var configuration = CausalConfigurationReader.Read(JsonFile.Read(path));
        var file = NlpMlNet.Checkpoints.WeightFiles.Open(folder);
        try
        {
            return new CausalCheckpoint(configuration, File.ReadAllText(path), file, LayoutMatch.Place(file, CausalLayout.Of(configuration), configuration.ModelType));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Refuses weights that need more memory than there is.</summary>
    /// <exception cref="NlpMlNetException">They do; the message has the figures.</exception>
    public void RequireMemory(CausalLanguageModelOptions options)
    {
        var available = options.AvailableMemory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var needed = Placements.Sum(placement => placement.Count * (options.KeepsSixteenBits && placement.Shape.Length == 2 ? Math.Min(TypeOf(placement).Bytes, sizeof(float)) : sizeof(float)));
        if (needed > available)
        {
            throw new NlpMlNetException(
                FormattableString.Invariant($"The weights in '{file.Path}' take {needed:N0} bytes of memory, but only {available:N0} are available. ")
                + "Use a smaller model, or a machine with more memory; or keep weights of 16 bits as they are, which takes half.");
        }
    }

    /// <summary>The type in which a tensor is stored.</summary>
    public ElementType TypeOf(TensorPlacement placement) => tensors.TypeOf(placement);

    /// <inheritdoc cref="PlacedTensors.Read"/>
    public void Read(TensorPlacement placement, Span<float> destination) => tensors.Read(placement, destination);

    /// <summary>Closes the files.</summary>
    public void Dispose() => file.Dispose();
}
