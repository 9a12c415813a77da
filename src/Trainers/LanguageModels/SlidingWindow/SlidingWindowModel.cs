using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Networks;

[assembly: ModelComponent(typeof(SlidingWindowModel), "NlpMlNet.SlidingWindowLm")]

namespace NlpMlNet.LanguageModels;

/// <summary>A feedforward language model: the last tokens of the context, as vectors, predict the next one.</summary>
/// <remarks>Learnt by <see cref="SlidingWindowTrainer"/>. Probabilities are always over the whole vocabulary.</remarks>
public sealed class SlidingWindowModel : LanguageModel, IModelComponent<SlidingWindowModel>
{
    private readonly WindowPredictor predictor;
    private readonly int start;

    internal SlidingWindowModel(LanguageModelVocabulary vocabulary, WindowNetwork network, TextUnit unit, TrainingSummary training)
    {
        (Vocabulary, Network, Unit, Training) = (vocabulary, network, unit, training);
        start = vocabulary.StartId!.Value; // both kinds of vocabularies have one
        predictor = new WindowPredictor(network, vocabulary.CanBePredicted);
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("WINDOWLM", "NlpMlNet.SlidingWindowLm");

    /// <inheritdoc/>
    public override LanguageModelVocabulary Vocabulary { get; }

    /// <summary>Gets the number of tokens before a token that predict it.</summary>
    public int Window => Network.Shape.Window;

    /// <inheritdoc/>
    public override int? MaximumContext => Window;

    /// <summary>Gets the width of the tokens' vectors.</summary>
    public int Width => Network.Shape.Width;

    /// <summary>Gets the number of units of each hidden layer, in order.</summary>
    public IReadOnlyList<int> HiddenLayers => Network.Shape.Hidden;

    /// <summary>Gets the number of weights and biases.</summary>
    public long ParameterCount => Network.Shape.ParameterCount;

    /// <summary>Gets whether the windows that the model learnt from ended at the start of their line.</summary>
    public TextUnit Unit { get; }

    /// <summary>Gets how the training went; rows are tokens.</summary>
    public TrainingSummary Training { get; }

    internal WindowNetwork Network { get; }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The model.</returns>
    public static SlidingWindowModel Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return SavedSlidingWindowModel.Load(reader);
    }

    /// <summary>Writes vocabulary, sizes, weights and the summary of the training.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SavedSlidingWindowModel.Save(this, writer);
    }

    /// <summary>Copies the vector that was learnt for a token.</summary>
    /// <param name="id">The token's id.</param>
    /// <returns>The vector, (<see cref="Width"/>).</returns>
    /// <exception cref="ArgumentException">The id is not in the vocabulary.</exception>
    public float[] VectorOf(int id)
    {
        TokenIds.Check([id], Vocabulary);
        return Network.Vectors[id].ToArray();
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<int> context, ReadOnlySpan<int> tokens, Span<float> logProbabilities)
    {
        TokenIds.CheckLength(logProbabilities.Length, tokens.Length, nameof(logProbabilities));
        ScoreBatch([new TokenSequence(context.ToArray(), tokens.ToArray())])[0].CopyTo(logProbabilities);
    }

    /// <inheritdoc/>
    public override float[][] ScoreBatch(IReadOnlyList<TokenSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var places = new SequencePlaces(sequences, Vocabulary, Window);
        var scores = new float[places.Count];
        predictor.Score(places.Count, Fill, scores);
        return places.Divide(scores);

        int Fill(int number, Span<int> window)
        {
            WindowRows.Fill(places.Before(number), start, Network.Shape.Padding, window);
            return places.TokenAt(number);
        }
    }

    /// <inheritdoc/>
    public override void PredictNext(ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        TokenIds.Check(context, Vocabulary);
        TokenIds.CheckLength(logProbabilities.Length, Vocabulary.Count, nameof(logProbabilities));
        PredictNext([context.ToArray()], logProbabilities);
    }

    /// <inheritdoc/>
    public override DecodingSession StartDecoding(IReadOnlyList<int[]> prompts) => new WindowSession(this, prompts);

    /// <summary>Computes the log probabilities after several contexts at once.</summary>
    internal void PredictNext(int[][] contexts, Span<float> logProbabilities) => predictor.PredictAll(
        contexts.Length,
        (row, window) =>
        {
            WindowRows.Fill(contexts[row], start, Network.Shape.Padding, window);
            return -1;
        },
        logProbabilities);

    /// <inheritdoc/>
    protected override void SaveModel(ModelSaveContext ctx) => ComponentLoader<SlidingWindowModel>.Save(ctx, this);
}
