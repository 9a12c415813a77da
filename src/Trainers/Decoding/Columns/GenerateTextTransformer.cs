using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Decoding;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

[assembly: ModelComponent(typeof(GenerateTextTransformer), "NlpMlNet.GenerateText")]

namespace NlpMlNet.Decoding;

/// <summary>Adds a column with what a language model writes behind each text.</summary>
/// <remarks>
/// The model is saved inside the ML.NET model, whatever its kind, and so are the options and the seed. A model that was loaded with the
/// ML.NET model belongs to the transformer: <see cref="Dispose"/> disposes of it, which frees the native memory of a transformer that
/// writes. A <see cref="PredictionEngine{TSrc, TDst}"/> disposes of the transformer that it was made from, unless it is created with
/// <c>new PredictionEngineOptions { OwnsTransformer = false }</c>. A model that was given stays its giver's.
/// </remarks>
public sealed class GenerateTextTransformer
    : BatchTransformer<GenerateTextTransformer, int[], IReadOnlyList<Continuation>>, IModelComponent<GenerateTextTransformer>, IHoldsComponents<GenerateTextTransformer>, IDisposable
{
    private readonly IHostEnvironment environment;
    private readonly string output;
    private readonly bool ownsModel;
    private readonly LanguageModel? model; // null only between the reading of the own bytes and of the model
    private readonly TextGenerator? generator;

    internal GenerateTextTransformer(IHostEnvironment env, string output, string input, LanguageModel? model, DecodingOptions options, bool ownsModel)
        : base(env, ColumnRequirement.Text(input))
    {
        (environment, this.output, this.model, Options, this.ownsModel) = (env, output, model, options, ownsModel);
        generator = model is null ? null : new TextGenerator(model, options);
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("GENERTXT", "NlpMlNet.GenerateText");

    /// <inheritdoc/>
    /// <value>The size of a batch.</value>
    public override int WindowRows => Options.BatchSize;

    /// <summary>Gets the settings, with the seed.</summary>
    public DecodingOptions Options { get; }

    /// <summary>Gets the language model.</summary>
    public LanguageModel Model => model ?? throw NotLoadedYet();

    /// <inheritdoc/>
    int IHoldsComponents<GenerateTextTransformer>.InnerCount => 1;

    /// <inheritdoc/>
    IReadOnlyList<ICanSaveModel> IHoldsComponents<GenerateTextTransformer>.Inner => [Model];

    /// <inheritdoc/>
    internal override string OnnxObstacle => "a text is written token by token, in a loop that ONNX's operators can't express";

    private TextGenerator Generator => generator ?? throw NotLoadedYet();

    /// <summary>Reads what <see cref="Save"/> wrote; the language model follows.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer without its model.</returns>
    public static GenerateTextTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (output, input) = (reader.ReadString(), reader.ReadString());
        return new(env, output, input, model: null, SavedDecodingOptions.Load(reader), ownsModel: true);
    }

    /// <summary>Writes the names of the columns and the options.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(output);
        writer.Write(Inputs[0].Name);
        SavedDecodingOptions.Save(Options, writer);
    }

    /// <summary>Disposes of the language model, unless it was given; see the remarks of the class. A second call does nothing.</summary>
    public void Dispose()
    {
        if (ownsModel)
        {
            model?.Dispose();
        }
    }

    /// <inheritdoc/>
    GenerateTextTransformer IHoldsComponents<GenerateTextTransformer>.With(IReadOnlyList<ICanSaveModel> inner) =>
        new(environment, output, Inputs[0].Name, inner[0] as LanguageModel ?? throw new InvalidDataException($"a {inner[0].GetType().Name} is no language model"), Options, ownsModel: true);

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [new(output, Options.Continuations == 1 ? TextDataViewType.Instance : new VectorDataViewType(TextDataViewType.Instance, Options.Continuations))];

    /// <inheritdoc/>
    protected override Func<int[]> MakeReader(DataViewRow row)
    {
        var getText = GetInput<ReadOnlyMemory<char>>(row, 0);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            getText(ref text);
            try
            {
                return Generator.Encode(text.ToString());
            }
            catch (NlpMlNetException e)
            {
                throw RowRefusedException.Of(row, Inputs[0].Name, $"can't be continued: {e.Message.TrimEnd('.')}", e);
            }
        };
    }

    /// <inheritdoc/>
    protected override IBatchEngine<int[], IReadOnlyList<Continuation>> MakeEngine(BatchConditions conditions) => new GenerationEngine(Generator, conditions);

    /// <inheritdoc/>
    protected override Delegate MakeGetter(Func<IReadOnlyList<Continuation>> current, int output)
    {
        ArgumentNullException.ThrowIfNull(current);
        ValueGetter<ReadOnlyMemory<char>> first = (ref ReadOnlyMemory<char> value) => value = current()[0].Text.AsMemory();
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> all = (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var editor = VBufferEditor.Create(ref value, Options.Continuations);
            for (var i = 0; i < editor.Values.Length; i++)
            {
                editor.Values[i] = i < current().Count ? current()[i].Text.AsMemory() : default;
            }

            value = editor.Commit();
        };
        return Options.Continuations == 1 ? first : all;
    }

    private static InvalidOperationException NotLoadedYet() => new("The language model was not loaded yet.");
}
