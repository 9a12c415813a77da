using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

[assembly: ModelComponent(typeof(PadOrTruncateTransformer), "NlpMlNet.PadOrTruncate")]

namespace NlpMlNet.Tokens;

/// <summary>Adds a column in which every row has the same length: shorter rows are padded, longer ones cut.</summary>
/// <remarks>
/// <para>Padding is 0 for ids (<see cref="Vocabulary.PaddingId"/>) and floats, and the empty text for texts, which in turn has the id 0:
/// it doesn't matter whether tokens are padded before they become ids, or after.</para>
/// <para>Numbers are moved and not computed with: a missing (NaN) or infinite one stays what it is.</para>
/// <para>The column has <see cref="Length"/> positions: a vector of that size, or with a width w of (<see cref="Length"/>, w).</para>
/// </remarks>
public sealed class PadOrTruncateTransformer : RowTransformer<PadOrTruncateTransformer>, IModelComponent<PadOrTruncateTransformer>, IOnnxStep
{
    private readonly string outputColumn;
    private readonly SequenceColumn inputColumn;
    private readonly PadOrTruncateOptions options;
    private readonly int size;

    internal PadOrTruncateTransformer(
        IHostEnvironment env, string outputColumn, string inputColumn, int length, PadOrTruncateOptions options, TruncationCounts fitted)
        : base(env, new SequenceColumn(inputColumn, options.Width).Requirement)
    {
        this.outputColumn = outputColumn;
        this.inputColumn = new SequenceColumn(inputColumn, options.Width);
        this.options = options;
        Length = length;
        size = checked(length * options.Width);
        FittedTruncation = fitted;
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("PADTRUNC", "NlpMlNet.PadOrTruncate");

    /// <summary>Gets the number of positions that every row has.</summary>
    public int Length { get; }

    /// <summary>Gets how much of the fitted data is cut off.</summary>
    public TruncationCounts FittedTruncation { get; }

    /// <summary>Finds how much of some data is cut off.</summary>
    /// <param name="data">The data, with the column that this transformer reads.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has the wrong type.</exception>
    /// <exception cref="NlpMlNetException">The number of floats of a row is no multiple of the width.</exception>
    public TruncationCounts CountTruncation(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return inputColumn.CountLengths(data, CancellationToken.None).TruncatedTo(Length);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static PadOrTruncateTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumn = reader.ReadString();
        var inputColumn = reader.ReadString();
        var options = new PadOrTruncateOptions
        {
            Length = reader.Read7BitEncodedInt(),
            Width = reader.Read7BitEncodedInt(),
            PadAt = (SequenceSide)reader.Read7BitEncodedInt(),
            TruncateAt = (SequenceSide)reader.Read7BitEncodedInt(),
            MaskColumn = reader.ReadBoolean() ? reader.ReadString() : null,
            LengthColumn = reader.ReadBoolean() ? reader.ReadString() : null,
        };
        SavedOptions.Check(options.Validate);
        return new PadOrTruncateTransformer(env, outputColumn, inputColumn, options.Length.Value, options, TruncationCounts.Load(reader));
    }

    /// <summary>Writes column names, what of the options is still needed, and the numbers of the fitted data.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn.Name);
        writer.Write7BitEncodedInt(Length);
        writer.Write7BitEncodedInt(options.Width);
        writer.Write7BitEncodedInt((int)options.PadAt);
        writer.Write7BitEncodedInt((int)options.TruncateAt);
        foreach (var column in new[] { options.MaskColumn, options.LengthColumn })
        {
            writer.Write(column is not null);
            if (column is not null)
            {
                writer.Write(column);
            }
        }

        FittedTruncation.Save(writer);
    }

    void IOnnxStep.WriteOnnx(OnnxGraph graph, DataViewSchema input) =>
        new OnnxPlacement(graph, Length, options).Write(Inputs[0].FindIn(input), GetOutputColumns(input));

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input)
    {
        var source = Inputs[0].FindIn(input);
        var itemType = ((VectorDataViewType)source.Type).ItemType;
        var type = options.Width > 1 ? new VectorDataViewType(itemType, Length, options.Width) : new VectorDataViewType(itemType, Length);
        List<DataViewSchema.DetachedColumn> columns = [new(outputColumn, type, SequenceAnnotations.Of(source))];
        if (options.MaskColumn is not null)
        {
            columns.Add(new(options.MaskColumn, new VectorDataViewType(NumberDataViewType.Single, Length)));
        }

        if (options.LengthColumn is not null)
        {
            columns.Add(new(options.LengthColumn, NumberDataViewType.Int32));
        }

        return [.. columns];
    }

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (output == 0)
        {
            return MakePaddedGetter(input);
        }

        return output == 1 && options.MaskColumn is not null ? MakeMaskGetter(input) : MakeCountGetter(input);
    }

    private Delegate MakePaddedGetter(DataViewRow input)
    {
        var itemType = ((VectorDataViewType)Inputs[0].FindIn(input.Schema).Type).ItemType.RawType;
        return itemType == typeof(int) ? MakePaddedGetter<int>(input)
            : itemType == typeof(float) ? MakePaddedGetter<float>(input)
            : MakePaddedGetter<ReadOnlyMemory<char>>(input);
    }

    private ValueGetter<VBuffer<T>> MakePaddedGetter<T>(DataViewRow input)
    {
        var getItems = GetInput<VBuffer<T>>(input, 0);
        VBuffer<T> items = default;
        VBuffer<T> dense = default;
        return (ref VBuffer<T> padded) =>
        {
            getItems(ref items);
            if (!items.IsDense)
            {
                items.CopyToDense(ref dense);
            }

            var placement = Place(inputColumn.PositionsOf(items.Length, input));
            var editor = VBufferEditor.Create(ref padded, size);
            editor.Values.Clear(); // 0, and for texts the empty text
            (items.IsDense ? items : dense).GetValues()
                .Slice(placement.From * options.Width, placement.Count * options.Width)
                .CopyTo(editor.Values[(placement.To * options.Width)..]);
            padded = editor.Commit();
        };
    }

    private ValueGetter<VBuffer<float>> MakeMaskGetter(DataViewRow input)
    {
        var getLength = inputColumn.MakeLengthGetter(input);
        return (ref VBuffer<float> mask) =>
        {
            var placement = Place(getLength());
            var editor = VBufferEditor.Create(ref mask, Length);
            editor.Values.Clear();
            editor.Values.Slice(placement.To, placement.Count).Fill(1);
            mask = editor.Commit();
        };
    }

    private ValueGetter<int> MakeCountGetter(DataViewRow input)
    {
        var getLength = inputColumn.MakeLengthGetter(input);
        return (ref int count) => count = Place(getLength()).Count;
    }

    private Placement Place(int length) => Placement.Of(length, Length, options.PadAt, options.TruncateAt);
}
