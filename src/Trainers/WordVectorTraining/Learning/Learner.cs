using NlpMlNet.Embeddings;
using NlpMlNet.Messages;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Everything that a training works on.</summary>
internal sealed class Learner
{
    /// <summary>Of so many chunks, one has its loss measured: logarithms would cost more than the learning.</summary>
    private const int MeasuredEvery = 64;

    private readonly Subsampling subsampling;
    private readonly NegativeSampler negatives;

    public Learner(Corpus corpus, WordVectorTrainingOptions options, int seed)
    {
        Corpus = corpus;
        Options = options;
        Seed = seed;
        if (options.Subwords is { } ngrams && (long)ngrams.BucketCount * options.Dimension > Array.MaxLength)
        {
            throw new NlpMlNetException(
                $"{ngrams.BucketCount} buckets with {options.Dimension} numbers each are more than one array can hold. "
                + $"Lower {new CodeName(typeof(SubwordNgrams), nameof(SubwordNgrams.BucketCount))} or {new CodeName(typeof(WordVectorTrainingOptions), nameof(WordVectorTrainingOptions.Dimension))}.");
        }

        Inputs = new InputRows(corpus.Words, options.Subwords);
        Table = new RowTable(Inputs.Count, corpus.Words.Length, options.Dimension, seed);
        Plan = BatchPlan.For(corpus.Counts, options);
        Chunks = Chunk.Cut(corpus, Plan.ChunkLength);
        subsampling = new Subsampling(corpus.Counts, options.Subsampling);
        negatives = new NegativeSampler(corpus.Counts, options.NegativeExponent);
    }

    public Corpus Corpus { get; }

    public WordVectorTrainingOptions Options { get; }

    public int Seed { get; }

    public InputRows Inputs { get; }

    public RowTable Table { get; }

    public BatchPlan Plan { get; }

    public Chunk[] Chunks { get; }

    /// <summary>The order of the chunks in an epoch: neighbours in the text, which share their rare words, are far from each other.</summary>
    public int[] OrderOf(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, Chunks.Length)];
        new RandomStream(Seed, RandomUse.Order + (ulong)epoch).Shuffle(order);
        return order;
    }

    /// <summary>The learning rate after a share of the work.</summary>
    public float RateAt(double share) => (float)(Options.LearningRate * (1 - share));

    /// <summary>A place for steps; one for each thread or each step that waits for others.</summary>
    public Worker CreateWorker() => new(this);

    /// <summary>Samples chunks and finds the changes that they ask for.</summary>
    public sealed class Worker(Learner learner)
    {
        private readonly Examples examples = new();
        private readonly ExampleSampler sampler = new(learner.Corpus, learner.subsampling, learner.Inputs, learner.Options.Model, learner.Options.Window);

        public ChunkStep Step { get; } = new(learner.Table, learner.negatives, learner.Options.Negatives);

        /// <summary>Makes the step of a chunk.</summary>
        public void Learn(int epoch, int chunk, float rate)
        {
            var keeping = new RandomStream(learner.Seed, RandomUse.Subsampling + (ulong)epoch);
            var random = new RandomStream(learner.Seed, RandomUse.Chunks + ((ulong)epoch * (ulong)learner.Chunks.Length) + (ulong)chunk);
            sampler.Sample(learner.Chunks[chunk], keeping, ref random, examples);
            Step.Learn(examples, rate, chunk % MeasuredEvery == 0, ref random);
        }
    }
}
