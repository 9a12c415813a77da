using NlpMlNet.Transformers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>A decoder-only transformer: from tokens to the logits of the tokens that may follow each.</summary>
/// <remarks>
/// <para>B rows, T new tokens, D width, V vocabulary. Its parameters' names are the keys under which weights are kept. The constructor
/// leaves them unset.</para>
/// <para>Its parts, from the tokens up: <see cref="CausalEmbeddings"/>; <see cref="DecoderBlock"/> with <see cref="CausalAttention"/>, which
/// is <see cref="GroupedAttention"/> over what a <see cref="KeyValueCache"/> holds, turned by a <see cref="RotaryTable"/>, and
/// feed-forward layers; a last normalization; a head, which may be the token embedding.</para>
/// </remarks>
internal sealed class CausalNetwork : nn.Module
{
    private readonly CausalEmbeddings embeddings;
    private readonly TorchSharp.Modules.ModuleList<DecoderBlock> blocks;
    [ComponentName(Name = "final_norm")]
    private readonly nn.Module finalNorm;
    private readonly VectorTable? head;
    private RotaryTable? rotary;

    /// <summary>Initializes a new instance of the <see cref="CausalNetwork"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="type">The type in which matrices are kept; vectors are float32.</param>
    public CausalNetwork(CausalConfiguration configuration, ScalarType type = ScalarType.Float32)
        : base(nameof(CausalNetwork))
    {
        Configuration = configuration;
        embeddings = new CausalEmbeddings(configuration, type);
        blocks = nn.ModuleList<DecoderBlock>([.. Enumerable.Range(0, configuration.Layers).Select(block => new DecoderBlock(configuration, block, type))]);
        finalNorm = VectorNorm.Create(configuration);
        head = configuration.TiedHead ? null : new VectorTable(configuration.VocabularySize, configuration.HiddenSize, type);
        RegisterComponents();
    }

    /// <summary>Gets the sizes.</summary>
    public CausalConfiguration Configuration { get; }

    /// <summary>Gets the vectors with which the output compares, (V, D), in the type in which they are kept.</summary>
    public Tensor OutputVectors => head?.Vectors ?? embeddings.Tokens;

    /// <summary>From token ids to one vector a token that knows what is before it.</summary>
    /// <param name="rows">The new tokens.</param>
    /// <param name="cache">What is before them, which they are added to; null when nothing is before them and nothing comes after.</param>
    /// <returns>The tokens' last vectors, (B, T, D).</returns>
    public Tensor Encode(TokenRows rows, KeyValueCache? cache = null)
    {
        var visible = new VisibleTokens(rows, cache?.Length ?? 0);
        cache?.Reserve((int)rows.Ids.shape[1]);
        var step = new CausalStep(visible, Turns(visible, rows.Ids.device), cache);
        var x = embeddings.Forward(rows.Ids, visible);
        foreach (var block in blocks)
        {
            x = block.Forward(x, step);
        }

        cache?.Advance((int)rows.Ids.shape[1]);
        return VectorNorm.Apply(finalNorm, x);
    }

    /// <summary>The logits of the tokens that may follow.</summary>
    /// <param name="hidden">Vectors from <see cref="Encode"/>: all of them, or those of the wanted places, (…, D).</param>
    /// <returns>(…, V).</returns>
    public Tensor Logits(Tensor hidden) => Linear.Apply(hidden, OutputVectors, bias: null);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rotary?.Dispose();
        }

        base.Dispose(disposing);
    }

    private (Tensor Cosines, Tensor Sines)? Turns(VisibleTokens visible, Device device)
    {
        if (Configuration.Rotary is not { } settings)
        {
            return null;
        }

        var table = LazyInitializer.EnsureInitialized(ref rotary, () => new RotaryTable(settings, Configuration.HeadSize, device));
        return table.Rows(visible.Positions, visible.Start, visible.End);
    }
}
