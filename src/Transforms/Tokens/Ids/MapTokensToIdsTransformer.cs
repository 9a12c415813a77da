using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

[assembly: ModelComponent(typeof(MapTokensToIdsTransformer), "NlpMlNet.MapTokensToIds")]

namespace NlpMlNet.Tokens;

/// <summary>Adds a column with the ids of each row's tokens, in order, and on request those of its hashed n-grams behind them.</summary>
/// <remarks>
/// <para>The column is a Vector&lt;Int32&gt;. Tokens that are not in the vocabulary get <see cref="Vocabulary.UnknownId"/>, empty ones
/// <see cref="Vocabulary.PaddingId"/>. Ids at and above <see cref="Tokens.Vocabulary.Count"/> are those of buckets: first of the word
/// n-grams, by where they start and then by length, then of the character n-grams of each token that has a letter.</para>
/// <para>The column's annotation <see cref="TokenTexts"/> has the vocabulary's texts; buckets have none. <see cref="TokenIdRanges"/>
/// says where the ids of each kind end. N-grams are no positions of a text: pad or truncate tokens before n-grams are added, not after.</para>
/// </remarks>
public sealed class MapTokensToIdsTransformer : RowTransformer<MapTokensToIdsTransformer>, IModelComponent<MapTokensToIdsTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly MapTokensToIdsOptions options;
    private readonly TokenIdBuckets buckets;
    private readonly DataViewSchema.Annotations annotations;

    internal MapTokensToIdsTransformer(
        IHostEnvironment env,
        string outputColumn,
        string inputColumn,
        MapTokensToIdsOptions options,
        Vocabulary vocabulary,
        TokenCoverage? fittedCoverage)
        : base(env, ColumnRequirement.Vector(inputColumn, TextDataViewType.Instance, variableSize: true))
    {
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
        Vocabulary = vocabulary;
        FittedCoverage = fittedCoverage;
        buckets = new TokenIdBuckets(options, vocabulary.Count);
        annotations = TokenIdRanges.AddTo(TokenTexts.Annotate(vocabulary), buckets.Ends);
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("TOKENIDS", "NlpMlNet.MapTokensToIds");

    /// <summary>Gets the tokens with ids of their own.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Gets the number of ids: those of the vocabulary, and with n-grams those of the buckets. Every id is below it.</summary>
    public int IdCount => buckets.Ends[^1];

    /// <summary>Gets how much of the fitted data the vocabulary knows; <see langword="null"/> when it was given, as nothing was read then.</summary>
    public TokenCoverage? FittedCoverage { get; }

    /// <summary>Finds how much of some data the vocabulary knows.</summary>
    /// <param name="data">The data, with the column of tokens that this transformer reads.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has the wrong type.</exception>
    public TokenCoverage MeasureCoverage(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return TokenRows.Count(data, Inputs[0].FindIn(data.Schema), CancellationToken.None).Tokens.CoverageOf(Vocabulary);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static MapTokensToIdsTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumn = reader.ReadString();
        var inputColumn = reader.ReadString();
        var options = new MapTokensToIdsOptions
        {
            WordNgrams = reader.Read7BitEncodedInt(),
            ShortestCharacterNgram = reader.Read7BitEncodedInt(),
            LongestCharacterNgram = reader.Read7BitEncodedInt(),
            Buckets = reader.Read7BitEncodedInt(),
        };
        SavedOptions.Check(options.Validate);
        TokenCoverage? coverage = reader.ReadBoolean() ? TokenCoverage.Load(reader) : null;
        return new MapTokensToIdsTransformer(env, outputColumn, inputColumn, options, Vocabulary.Load(reader), coverage);
    }

    /// <summary>Writes column names, what of the options is still needed, and the vocabulary.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn);
        writer.Write7BitEncodedInt(options.WordNgrams);
        writer.Write7BitEncodedInt(options.ShortestCharacterNgram);
        writer.Write7BitEncodedInt(options.LongestCharacterNgram);
        writer.Write7BitEncodedInt(options.Buckets);
        writer.Write(FittedCoverage.HasValue);
        FittedCoverage?.Save(writer);
        Vocabulary.Save(writer);
    }

    /// <inheritdoc/>
    internal override string OnnxObstacle => "folding words and hashing n-grams are no operators of ONNX";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input)
    {
        var size = options.HasNgrams ? 0 : ((VectorDataViewType)Inputs[0].FindIn(input).Type).Size;
        return [new(outputColumn, new VectorDataViewType(NumberDataViewType.Int32, size), annotations)];
    }

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        var getTokens = GetInput<VBuffer<ReadOnlyMemory<char>>>(input, 0);
        var encoder = new TokenIdEncoder(options, Vocabulary, buckets);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        VBuffer<ReadOnlyMemory<char>> dense = default;
        ValueGetter<VBuffer<int>> getIds = (ref VBuffer<int> ids) =>
        {
            getTokens(ref tokens);
            if (!tokens.IsDense)
            {
                // What a sparse vector leaves out are empty tokens.
                tokens.CopyToDense(ref dense);
            }

            encoder.Encode(tokens.IsDense ? tokens.GetValues() : dense.GetValues());
            var editor = VBufferEditor.Create(ref ids, encoder.Ids.Length);
            encoder.Ids.CopyTo(editor.Values);
            ids = editor.Commit();
        };
        return getIds;
    }
}
