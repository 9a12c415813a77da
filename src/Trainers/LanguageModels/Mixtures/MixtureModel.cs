using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

[assembly: ModelComponent(typeof(MixtureModel), "NlpMlNet.LmMixture")]

namespace NlpMlNet.LanguageModels;

/// <summary>Several language models of one vocabulary, linearly interpolated: p(w | c) = sum of weight_i p_i(w | c).</summary>
/// <remarks><see cref="Fit"/> finds the weights that a text is most probable with (Jelinek and Mercer 1980).</remarks>
public sealed class MixtureModel : LanguageModel, IModelComponent<MixtureModel>, IHoldsComponents<MixtureModel>
{
    private readonly LanguageModel[] models;
    private readonly double[] weights;

    /// <summary>Initializes a new instance of the <see cref="MixtureModel"/> class.</summary>
    /// <param name="models">The models, of the same vocabulary; they are disposed of with the mixture.</param>
    /// <param name="weights">A weight for each, 0 or above; they sum to 1.</param>
    /// <exception cref="ArgumentException">The weights are no distribution over the models, or there is no model.</exception>
    /// <exception cref="NlpMlNetException">The models have different vocabularies.</exception>
    public MixtureModel(IReadOnlyList<LanguageModel> models, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(weights);
        if (models.Count == 0 || models.Count != weights.Count || weights.Any(weight => !(weight >= 0)) || Math.Abs(weights.Sum() - 1) > 1e-6)
        {
            throw new ArgumentException($"{models.Count} models have the weights {string.Join("; ", weights)}; a weight of 0 or above for each is expected, 1 in all.", nameof(weights));
        }

        RequireOneVocabulary(models);
        (this.models, this.weights) = ([.. models], [.. weights]);
    }

    private MixtureModel(double[] weights) => (models, this.weights) = ([], weights); // until the models are loaded

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("LMMIXTUR", "NlpMlNet.LmMixture");

    /// <summary>Gets the weights, in the order of the models.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <inheritdoc/>
    public override LanguageModelVocabulary Vocabulary => models[0].Vocabulary;

    /// <inheritdoc/>
    public override int? MaximumContext => models.Any(model => model.MaximumContext is null) ? null : models.Max(model => model.MaximumContext);

    /// <inheritdoc/>
    int IHoldsComponents<MixtureModel>.InnerCount => weights.Length;

    /// <inheritdoc/>
    IReadOnlyList<ICanSaveModel> IHoldsComponents<MixtureModel>.Inner => models;

    /// <summary>Finds the weights with which held-out lines are most probable, by expectation maximisation.</summary>
    /// <param name="models">The models, of the same vocabulary.</param>
    /// <param name="heldOut">Lines that none of them was trained on; each ends with the end of a line, if the vocabulary has it.</param>
    /// <returns>The mixture.</returns>
    /// <exception cref="NlpMlNetException">The models have different vocabularies, or the lines have nothing to predict.</exception>
    public static MixtureModel Fit(IReadOnlyList<LanguageModel> models, IEnumerable<string> heldOut)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        RequireOneVocabulary(models);
        var sequences = LineSequences.Of(models[0].Vocabulary, heldOut);
        double[][] probabilities = [.. models.Select(model => model.ScoreBatch(sequences).SelectMany(scores => scores).Select(score => Math.Exp(score)).ToArray())];
        return new MixtureModel(models, MixtureWeights.Estimate(probabilities));
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the models follow.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The mixture without its models.</returns>
    public static MixtureModel Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var count = reader.ReadByte();
        return new MixtureModel([.. Enumerable.Range(0, count).Select(_ => reader.ReadDouble())]);
    }

    /// <summary>Writes the weights.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(checked((byte)weights.Length));
        Array.ForEach(weights, writer.Write);
    }

    /// <inheritdoc/>
    MixtureModel IHoldsComponents<MixtureModel>.With(IReadOnlyList<ICanSaveModel> inner)
    {
        try
        {
            return new MixtureModel([.. inner.Select(model => model as LanguageModel ?? throw new InvalidDataException($"a {model.GetType().Name} is no language model"))], weights);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<int> context, ReadOnlySpan<int> tokens, Span<float> logProbabilities)
    {
        var sums = new double[tokens.Length];
        var scores = new float[tokens.Length];
        TokenIds.CheckLength(logProbabilities.Length, tokens.Length, nameof(logProbabilities));
        for (var i = 0; i < models.Length; i++)
        {
            models[i].Score(context, tokens, scores);
            Add(scores, weights[i], sums);
        }

        TakeLogarithms(sums, logProbabilities);
    }

    /// <inheritdoc/>
    public override float[][] ScoreBatch(IReadOnlyList<TokenSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        double[][] sums = [.. sequences.Select(sequence => new double[sequence.Tokens.Length])];
        for (var i = 0; i < models.Length; i++)
        {
            foreach (var (sum, scores) in sums.Zip(models[i].ScoreBatch(sequences)))
            {
                Add(scores, weights[i], sum);
            }
        }

        return [.. sums.Select(sum =>
        {
            var scores = new float[sum.Length];
            TakeLogarithms(sum, scores);
            return scores;
        })];
    }

    /// <inheritdoc/>
    public override void PredictNext(ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        var sums = new double[Vocabulary.Count];
        TokenIds.CheckLength(logProbabilities.Length, sums.Length, nameof(logProbabilities));
        var scores = new float[sums.Length];
        for (var i = 0; i < models.Length; i++)
        {
            models[i].PredictNext(context, scores);
            Add(scores, weights[i], sums);
        }

        TakeLogarithms(sums, logProbabilities);
    }

    /// <inheritdoc/>
    protected override void SaveModel(ModelSaveContext ctx) => ComponentLoader<MixtureModel>.Save(ctx, this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.ForEach(models, model => model.Dispose());
        }

        base.Dispose(disposing);
    }

    private static void RequireOneVocabulary(IReadOnlyList<LanguageModel> models)
    {
        var identities = models.Select(model => VocabularyIdentity.Of(model.Vocabulary)).DistinctBy(identity => identity.Fingerprint).ToList();
        if (identities.Count > 1)
        {
            throw new NlpMlNetException(
                $"Language models of different vocabularies can't be mixed: {string.Join(" and ", identities.Select(identity => $"{identity.Count} {identity.Unit}"))}. Train them on the same texts with the same tokens.");
        }
    }

    private static void Add(ReadOnlySpan<float> logProbabilities, double weight, Span<double> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += weight * Math.Exp(logProbabilities[i]);
        }
    }

    private static void TakeLogarithms(ReadOnlySpan<double> sums, Span<float> logarithms)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            logarithms[i] = (float)Math.Log(sums[i]);
        }
    }
}
