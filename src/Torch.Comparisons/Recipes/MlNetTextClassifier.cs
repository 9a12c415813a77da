using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Models;
using NlpMlNet.Native;
using NlpMlNet.Recipes;

[assembly: ModelComponent(typeof(MlNetTextClassifier), "NlpMlNet.MlNetText")]

namespace NlpMlNet.Recipes;

/// <summary>A model of ML.NET's <c>TextClassification</c> that keeps the contract of other classifiers here.</summary>
/// <remarks>
/// <para>
/// Its scores are probabilities: p = softmax(z), where z are the logits that ML.NET's transformer calls scores. libtorch is looked for
/// before ML.NET needs it, cancellation and progress go row by row, and the memory is freed when the last call has ended.
/// </para>
/// <para>
/// ML.NET seeds the random generator that torch has in a process whenever a model of its own is bound to rows, so that this takes
/// turns with the training of such models; predictions draw nothing.
/// </para>
/// </remarks>
internal sealed class MlNetTextClassifier : BatchTransformer<MlNetTextClassifier, string, float[]>, IModelComponent<MlNetTextClassifier>, IDisposable
{
    private const string Score = "Score";
    private const string PredictedLabel = "PredictedLabel";

    private readonly IHostEnvironment environment;
    private readonly ITransformer model;
    private readonly DataViewSchema schema;
    private readonly ClassKeys classes;
    private readonly UseCount uses;

    /// <param name="env">The ML.NET environment.</param>
    /// <param name="model">ML.NET's transformer, which belongs to this object from now on.</param>
    /// <param name="textColumn">The column that it reads.</param>
    /// <param name="classes">Its classes, in the order of the scores.</param>
    public MlNetTextClassifier(IHostEnvironment env, ITransformer model, string textColumn, ClassKeys classes)
        : base(env, ColumnRequirement.Text(textColumn))
    {
        (environment, this.model, this.classes) = (env, model, classes);
        schema = TextRow.SchemaOf(textColumn);
        uses = new UseCount(() => (model as IDisposable)?.Dispose(), () => new ObjectDisposedException(
            nameof(MlNetTextClassifier),
            "The model was disposed of, and its native memory is freed. Create the PredictionEngines of a shared model with "
            + "new PredictionEngineOptions { OwnsTransformer = false }, and dispose of the model itself when nothing predicts with it any more."));
    }

    public static ModelFormat Format { get; } = new("MLNETTXT", "NlpMlNet.MlNetText");

    internal override string OnnxObstacle => "ML.NET's TextClassification has no form in ONNX";

    public static MlNetTextClassifier Load(IHostEnvironment env, BinaryReader reader)
    {
        TorchLibrary.EnsureLoaded();
        var classes = ClassKeys.Load(env, reader);
        var bytes = ClaimedBytes.Read(reader, reader.ReadInt32(), "the model of ML.NET's TextClassification");
        using var inner = new MemoryStream(bytes);
        KnownComponents.CheckInner(inner);
        var model = Inner(TorchDevices.Find(TransformerDevice.Automatic)).Model.Load(inner, out var schema);
        return new(env, model, schema.Single().Name, classes);
    }

    /// <summary>Makes the context in which ML.NET's component computes on a device.</summary>
    public static MLContext Inner(TorchSharp.torch.Device device, int? seed = null) =>
        new(seed) { GpuDeviceId = device.type == TorchSharp.DeviceType.CUDA ? 0 : null, FallbackToCpu = true };

    public void Save(BinaryWriter writer)
    {
        using var use = uses.Begin();
        classes.Save(environment, writer);
        using var bytes = new MemoryStream();
        new MLContext().Model.Save(model, schema, bytes);
        writer.Write(checked((int)bytes.Length));
        writer.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public void Dispose() => uses.Dispose();

    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [classes.ScoreColumn(Score), classes.PredictedLabelColumn(PredictedLabel)];

    protected override Func<string> MakeReader(DataViewRow row)
    {
        var getText = GetInput<ReadOnlyMemory<char>>(row, 0);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            getText(ref text);
            return text.ToString();
        };
    }

    protected override IBatchEngine<string, float[]> MakeEngine(BatchConditions conditions) => new Engine(this, conditions);

    protected override Delegate MakeGetter(Func<float[]> current, int output)
    {
        if (output == 0)
        {
            ValueGetter<VBuffer<float>> scores = (ref value) =>
            {
                var editor = VBufferEditor.Create(ref value, classes.Count);
                current().CopyTo(editor.Values);
                value = editor.Commit();
            };
            return scores;
        }

        ValueGetter<uint> label = (ref value) => value = (uint)TensorPrimitives.IndexOfMax<float>(current()) + 1; // keys count from 1
        return label;
    }

    /// <summary>ML.NET's transformer, bound to a row; it computes one text at a time.</summary>
    private sealed class Engine(MlNetTextClassifier owner, BatchConditions conditions) : IBatchEngine<string, float[]>
    {
        private readonly TextRow text = new(owner.schema);
        private DataViewRow? scored;
        private ValueGetter<VBuffer<float>>? getLogits;
        private VBuffer<float> logits;

        public void Compute(ReadOnlySpan<string> window, Span<float[]> results)
        {
            using var use = owner.uses.Begin();
            if (conditions.Threads > 0)
            {
                TorchSharp.torch.set_num_threads(conditions.Threads);
            }

            conditions.Cut?.Invoke(NasBertTokens.CutsOf(window.ToArray()));
            var compute = getLogits ??= Bind();
            for (var row = 0; row < window.Length; row++)
            {
                conditions.Cancellation.ThrowIfCancellationRequested();
                text.MoveTo(window[row]);
                compute(ref logits);
                results[row] = new float[logits.Length];
                TensorPrimitives.SoftMax(logits.GetValues(), results[row]);
                conditions.Computed?.Invoke(1);
            }
        }

        public void Dispose() => scored?.Dispose();

        private ValueGetter<VBuffer<float>> Bind()
        {
            lock (MlNetTextClassificationRecipe.RandomGenerator)
            {
                var mapper = owner.model.GetRowToRowMapper(owner.schema);
                scored = mapper.GetRow(text, [mapper.OutputSchema[Score]]);
                return scored.GetReader<VBuffer<float>>(scored.Schema[Score]);
            }
        }
    }
}
