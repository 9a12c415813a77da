using NlpMlNet.Embeddings;
using NlpMlNet.Messages;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>From a corpus to word vectors.</summary>
internal static unsafe class VectorTraining
{
    /// <summary>Learns the vectors of a corpus's words.</summary>
    public static WordVectors Run(Corpus corpus, WordVectorTrainingOptions options, int seed)
    {
        var learner = new Learner(corpus, options, seed);
        var meter = new ProgressMeter(corpus.Pages.Sum(page => (long)page.Length), options.MaximumEpochs, options.Progress);
        var threads = options.Threads ?? Environment.ProcessorCount;
        using (var team = new WorkerTeam(options.Reproducible ? Math.Min(threads, learner.Plan.ChunksPerBlock) : threads))
        {
            if (options.Reproducible)
            {
                ReproducibleLoop.Run(learner, team, meter, options.Cancellation);
            }
            else
            {
                LockFreeLoop.Run(learner, team, meter, options.Cancellation);
            }
        }

        if (!options.KeepOnCancel)
        {
            options.Cancellation.ThrowIfCancellationRequested();
        }

        return ResultOf(learner);
    }

    /// <summary>The vector of a word is the mean of its input rows.</summary>
    private static WordVectors ResultOf(Learner learner)
    {
        var (dimension, words) = (learner.Table.Dimension, learner.Corpus.Words);
        var values = new float[(long)words.Length * dimension];
        var mean = new FloatBuffer(learner.Table.Stride);
        for (var word = 0; word < words.Length; word++)
        {
            mean.Span.Clear();
            var rows = learner.Inputs.Of(word);
            foreach (var row in rows)
            {
                RowKernels.Add(1f / rows.Length, learner.Table[row], mean.Pointer, learner.Table.Stride);
            }

            mean.Span[..dimension].CopyTo(values.AsSpan(word * dimension));
        }

        if (values.AsSpan().ContainsAnyExceptInRange(-float.MaxValue, float.MaxValue))
        {
            throw new NlpMlNetException(
                $"The vectors grew beyond all bounds; {new CodeName(typeof(WordVectorTrainingOptions), nameof(WordVectorTrainingOptions.LearningRate))} is {learner.Options.LearningRate}. Lower it.");
        }

        return learner.Options.Subwords is { } ngrams
            ? WordVectors.Create(words, values, dimension, SubwordsOf(learner, ngrams))
            : WordVectors.Create(words, values, dimension);
    }

    /// <summary>Buckets into which no word of the vocabulary falls stay zero.</summary>
    private static SubwordVectors SubwordsOf(Learner learner, SubwordNgrams ngrams)
    {
        var dimension = learner.Table.Dimension;
        var values = new float[(long)ngrams.BucketCount * dimension];
        for (var i = 0; i < learner.Inputs.Buckets.Length; i++)
        {
            new ReadOnlySpan<float>(learner.Table[learner.Inputs.WordCount + i], dimension)
                .CopyTo(values.AsSpan(learner.Inputs.Buckets[i] * dimension));
        }

        return new SubwordVectors(ngrams, values, dimension);
    }
}
