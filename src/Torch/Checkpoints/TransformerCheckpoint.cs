using NlpMlNet.Subwords;

namespace NlpMlNet.Checkpoints;

/// <summary>A pretrained transformer in Hugging Face's layout: config.json, weights and tokenizer of one folder.</summary>
/// <remarks>
/// <para>
/// Supported are BERT (also in MiniLM's sizes), DistilBERT, RoBERTa with XLM-RoBERTa and CamemBERT, and GPT-2; weights as
/// model.safetensors or pytorch_model.bin, also in shards with an index; values in float16, bfloat16, float32 and float64.
/// </para>
/// <para>
/// Loading checks everything but the values of the weights, which an archive's checksums alone cover until they are read: each tensor that the architecture needs is there in its shape, none is there that
/// it does not know, and the tokenizer knows no id beyond the embedding. Nothing in a pytorch_model.bin is run: its pickle may build
/// tensors only. Not safe for several threads at once.
/// </para>
/// </remarks>
public sealed class TransformerCheckpoint : IDisposable
{
    private readonly ITensorFile file;
    private readonly PlacedTensors tensors;

    private TransformerCheckpoint(string folder, CheckpointDescription description, SubwordTokenizer tokenizer, ITensorFile file, TensorPlacement[] placements)
    {
        this.file = file;
        Folder = folder;
        Architecture = description.Architecture;
        tensors = new PlacedTensors(file);
        Configuration = description.Configuration;
        Head = description.Head;
        Labels = description.Labels;
        Tokenizer = tokenizer;
        Placements = placements;
        Size = ModelSize.Of(placements.Select(placement => (placement.Parameter, placement.Count)));
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the files of the weights, as paths: one, or one for each shard.</summary>
    public IReadOnlyList<string> WeightFiles => file.Files;

    /// <summary>Gets Hugging Face's name of what is loaded, e.g. <c>BertForSequenceClassification</c>.</summary>
    public string Architecture { get; }

    /// <summary>Gets the sizes and constants.</summary>
    public TransformerConfiguration Configuration { get; }

    /// <summary>Gets the head on the body.</summary>
    public TransformerHead Head { get; }

    /// <summary>Gets the names of the classes in the order of the classifier's rows; empty without a classification head.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets the tokenizer that belongs to the weights.</summary>
    public SubwordTokenizer Tokenizer { get; }

    /// <summary>Gets what had to be guessed about the checkpoint, one sentence each.</summary>
    public IReadOnlyList<string> Notes => [.. Tokenizer.Notes, .. UnusedRows()];

    /// <summary>Gets the size of what is loaded.</summary>
    public ModelSize Size { get; }

    /// <summary>Gets which stored tensor goes where; together they fill each parameter completely.</summary>
    internal IReadOnlyList<TensorPlacement> Placements { get; }

    /// <summary>Opens a checkpoint and checks all of it but the values of the weights.</summary>
    /// <param name="folder">The folder; in one of sentence-transformers, its transformer is found.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <returns>The checkpoint; it holds the files of the weights open until it is disposed.</returns>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    /// <exception cref="NlpMlNetException">
    /// A file is missing, damaged or not supported, files contradict each other, or the weights need more memory than there is; the
    /// message names file and key or tensor.
    /// </exception>
    public static TransformerCheckpoint Load(string folder, TransformerCheckpointOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new TransformerCheckpointOptions();
        options.Validate();
        var place = SentenceModules.TransformerFolderOf(folder);
        var description = CheckpointDescription.Read(place, options.BodyOnly);
        RequireMemory(folder, description.Size, options);
        var tokenizer = ReadTokenizer(place, description.Configuration);
        var file = NlpMlNet.Checkpoints.WeightFiles.Open(place);
        try
        {
            description = description.WithLabelsOf(file);
            var layout = Layout.Of(description.Configuration, description.Head, description.Labels.Length, options.BodyOnly);
            return new TransformerCheckpoint(folder, description, tokenizer, file, LayoutMatch.Place(file, layout, description.Architecture));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Closes the files of the weights.</summary>
    public void Dispose() => file.Dispose();

    /// <inheritdoc cref="PlacedTensors.Read"/>
    internal void Read(TensorPlacement placement, Span<float> destination) => tensors.Read(placement, destination);

    private static void RequireMemory(string folder, ModelSize size, TransformerCheckpointOptions options)
    {
        var available = options.AvailableMemory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (size.BytesToLoad > available)
        {
            throw new NlpMlNetException(
                FormattableString.Invariant($"The checkpoint '{folder}' has {size.Parameters:N0} weights, which take {size.BytesToLoad:N0} bytes ")
                + FormattableString.Invariant($"as float32, but only {available:N0} bytes of memory are available. ")
                + "Use a smaller model, or a machine with more memory.");
        }
    }

    // Embeddings are padded to a round number of rows, or have some in reserve, but not many.
    private IEnumerable<string> UnusedRows()
    {
        const int UsualReserve = 128;
        const int UsualShare = 100;
        var (tokens, rows) = (Tokenizer.VocabularySize, Configuration.VocabularySize);
        if (rows - tokens > Math.Max(UsualReserve, rows / UsualShare))
        {
            yield return $"The tokenizer has {tokens} tokens, and the embedding {rows} rows: the others never occur. If vocab.txt or tokenizer.json was cut off while it was copied, get it again.";
        }
    }

    private static SubwordTokenizer ReadTokenizer(string folder, TransformerConfiguration configuration)
    {
        var tokenizer = SubwordTokenizer.Load(folder);
        return tokenizer.VocabularySize <= configuration.VocabularySize ? tokenizer : throw new NlpMlNetException(
            $"The tokenizer in '{folder}' has {tokenizer.VocabularySize} tokens, but \"vocab_size\" of config.json and the embedding have "
            + $"{configuration.VocabularySize} rows: some ids would lie outside. Check that tokenizer and weights belong together.");
    }
}
