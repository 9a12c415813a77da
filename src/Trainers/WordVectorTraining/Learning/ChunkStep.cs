using System.Numerics;
using System.Runtime.CompilerServices;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>One step: from the examples of a chunk and the table as it is to the changes of the table.</summary>
/// <remarks>
/// <para>For an example with hidden vector h (the mean of its input rows), targets c and negative samples k, the loss is
/// −Σ_c log σ(h · o_c) − Σ_k w_k log σ(−h · o_k) (Mikolov, Sutskever, Chen, Corrado and Dean 2013, equation 4), with gradients
/// (σ(h · o_c) − 1) h for o_c, w_k σ(h · o_k) h for o_k, and the sum of (σ − 1) o_c and w_k σ o_k for h. As in word2vec and fastText,
/// every input row moves by the gradient for h itself, not by its n-th part.</para>
/// <para>All examples of a chunk share their K negative samples, so that these cost products of small matrices (Ji, Satish, Li and Dubey
/// 2016). Each weighs (targets of the example other than k) x negatives / K: the loss that is expected is the same as with samples of
/// its own for each target.</para>
/// </remarks>
internal sealed unsafe class ChunkStep
{
    /// <summary>K, the number of negative samples that a chunk's examples share.</summary>
    public const int SharedNegatives = 64;

    private const int PrefetchDistance = 4;

    private readonly RowTable table;
    private readonly NegativeSampler sampler;
    private readonly float negativesPerSample;
    private readonly int stride;
    private readonly FloatBuffer buffer; // hidden (M, stride), their gradients (M, stride), changes of the negatives' rows (K, stride)
    private readonly FloatBuffer negatives; // (K, stride)
    private readonly FloatBuffer weights; // (M, K)
    private readonly int[] negativeWords = new int[SharedNegatives];
    private readonly List<RowUpdate> updates = [];
    private FloatBuffer scores = new(1024);

    public ChunkStep(RowTable table, NegativeSampler sampler, int negativesPerTarget)
    {
        this.table = table;
        this.sampler = sampler;
        negativesPerSample = negativesPerTarget / (float)SharedNegatives;
        stride = table.Stride;
        buffer = new FloatBuffer(((2 * Chunk.MaximumLength) + SharedNegatives) * stride);
        negatives = new FloatBuffer(SharedNegatives * stride);
        weights = new FloatBuffer(Chunk.MaximumLength * SharedNegatives);
    }

    /// <summary>Gets the changes, in the order in which they are to be made.</summary>
    public List<RowUpdate> Updates => updates;

    /// <summary>Gets the loss of the last step's examples that was measured.</summary>
    public double Loss { get; private set; }

    /// <summary>Gets the number of pairs with that loss.</summary>
    public int MeasuredPairs { get; private set; }

    public float* Source(int number) => buffer.Pointer + ((nint)number * stride);

    /// <summary>Finds the changes that the examples ask for.</summary>
    public void Learn(Examples examples, float rate, bool measures, ref RandomStream random)
    {
        updates.Clear();
        Loss = 0;
        MeasuredPairs = measures ? examples.TargetCount : 0;
        DrawNegatives(ref random);
        for (var i = 0; i < examples.Count; i++)
        {
            Average(examples.InputsOf(i), Source(i));
            LearnTargets(examples, i, rate, measures);
        }

        LearnNegatives(examples, rate, measures);
        for (var i = 0; i < examples.Count; i++)
        {
            foreach (var row in examples.InputsOf(i))
            {
                updates.Add(new RowUpdate(row, Chunk.MaximumLength + i, 1));
            }
        }
    }

    private void DrawNegatives(ref RandomStream random)
    {
        for (var k = 0; k < SharedNegatives; k++)
        {
            var word = sampler.Draw(ref random);
            negativeWords[k] = word;
            new ReadOnlySpan<float>(table[table.OutputRowOf(word)], stride).CopyTo(new Span<float>(negatives.Pointer + (k * stride), stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Average(ReadOnlySpan<int> rows, float* mean)
    {
        var scale = 1f / rows.Length;
        new Span<float>(mean, stride).Clear();
        for (var j = 0; j < rows.Length; j++)
        {
            RowKernels.Prefetch(table[rows[Math.Min(j + PrefetchDistance, rows.Length - 1)]], stride);
            RowKernels.Add(scale, table[rows[j]], mean, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LearnTargets(Examples examples, int example, float rate, bool measures)
    {
        var targets = examples.TargetsOf(example);
        if (targets.Length > scores.Length)
        {
            scores = new FloatBuffer(RowKernels.StrideOf(targets.Length));
        }

        float* hidden = Source(example), gradient = Source(Chunk.MaximumLength + example), score = scores.Pointer;
        for (var j = 0; j < targets.Length; j++)
        {
            score[j] = RowKernels.Dot(hidden, table[table.OutputRowOf(targets[j])], stride);
        }

        Loss += measures ? LogisticLoss(score, targets.Length, -1) : 0;
        BlockKernels.Sigmoid(score, RowKernels.StrideOf(targets.Length));
        new Span<float>(gradient, stride).Clear();
        for (var j = 0; j < targets.Length; j++)
        {
            var row = table.OutputRowOf(targets[j]);
            var step = rate * (1 - score[j]);
            RowKernels.Add(step, table[row], gradient, stride);
            updates.Add(new RowUpdate(row, example, step));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LearnNegatives(Examples examples, float rate, bool measures)
    {
        var (n, k) = (examples.Count, SharedNegatives);
        float* steps = weights.Pointer, changes = Source(2 * Chunk.MaximumLength);
        BlockKernels.Scores(Source(0), n, negatives.Pointer, k, stride, steps); // (n, K)
        for (var i = 0; i < n; i++)
        {
            WeighNegatives(examples.TargetsOf(i), steps + (i * k), rate, measures);
        }

        BlockKernels.AddProducts(steps, k, 1, n, k, negatives.Pointer, stride, Source(Chunk.MaximumLength)); // (n, stride) += (n, K) (K, stride)
        new Span<float>(changes, k * stride).Clear();
        BlockKernels.AddProducts(steps, 1, k, k, n, Source(0), stride, changes); // (K, stride) = (K, n) (n, stride)
        for (var j = 0; j < k; j++)
        {
            updates.Add(new RowUpdate(table.OutputRowOf(negativeWords[j]), (2 * Chunk.MaximumLength) + j, 1));
        }
    }

    /// <summary>From an example's scores to the steps −rate w σ(score).</summary>
    private void WeighNegatives(ReadOnlySpan<int> targets, float* scoresOfExample, float rate, bool measures)
    {
        Span<int> others = stackalloc int[SharedNegatives];
        others.Fill(targets.Length);
        foreach (var target in targets)
        {
            for (var j = 0; j < others.Length; j += Vector<int>.Count)
            {
                // Equal compares to -1 in each lane that is equal.
                var equal = Vector.Equals(new Vector<int>(negativeWords.AsSpan(j)), new Vector<int>(target));
                (new Vector<int>(others[j..]) + equal).CopyTo(others[j..]);
            }
        }

        if (measures)
        {
            for (var j = 0; j < others.Length; j++)
            {
                Loss += others[j] * negativesPerSample * LogisticLoss(scoresOfExample + j, 1, 1);
            }
        }

        BlockKernels.Sigmoid(scoresOfExample, SharedNegatives);
        for (var j = 0; j < others.Length; j++)
        {
            scoresOfExample[j] *= -rate * negativesPerSample * others[j];
        }
    }

    /// <summary>Σ log(1 + exp(sign x score)).</summary>
    private static double LogisticLoss(float* score, int count, int sign)
    {
        var sum = 0.0;
        for (var j = 0; j < count; j++)
        {
            double x = sign * score[j];
            sum += Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
        }

        return sum;
    }
}
