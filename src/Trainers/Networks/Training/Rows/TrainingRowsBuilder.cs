using System.Runtime.InteropServices;

namespace NlpMlNet.Networks;

/// <summary>Collects rows that come one after the other, and chooses the form in which to keep them.</summary>
/// <remarks>
/// Many slots of which few are used, as n-grams have, are kept sparse; all else dense, which is faster and can be
/// centred. The first rows decide, so that no form is ever kept twice in full.
/// </remarks>
/// <param name="slotCount">Slots per row.</param>
/// <param name="hasWeights">Whether rows come with weights.</param>
/// <param name="form">True for sparse, false for dense, null to choose.</param>
internal sealed class TrainingRowsBuilder(int slotCount, bool hasWeights, bool? form)
{
    private const int DecidingRows = 1000;
    private const int LeastSparseSlots = 200;
    private const double HighestSparseShare = 0.2;

    private readonly List<float> targets = [];
    private readonly List<float> weights = [];
    private readonly List<int> starts = [0];
    private readonly List<int> slots = [];
    private readonly List<float> values = [];
    private bool? isSparse = form;

    /// <summary>Adds a row.</summary>
    /// <param name="rowSlots">Slots of the values; empty for a dense row.</param>
    /// <param name="rowValues">The values.</param>
    /// <param name="isDense">Whether there is one value for each slot.</param>
    /// <param name="target">The target, NaN for a missing one.</param>
    /// <param name="weight">The weight.</param>
    public void Add(ReadOnlySpan<int> rowSlots, ReadOnlySpan<float> rowValues, bool isDense, float target, float weight)
    {
        CheckRoom(isSparse == false ? slotCount : rowValues.Length);
        targets.Add(target);
        if (hasWeights)
        {
            weights.Add(weight);
        }

        if (isSparse == false)
        {
            AddDense(rowSlots, rowValues, isDense);
            return;
        }

        AddSparse(rowSlots, rowValues, isDense);
        if (isSparse is null && targets.Count == DecidingRows)
        {
            Decide();
        }
    }

    public TrainingRows Build()
    {
        if (isSparse is null)
        {
            Decide();
        }

        return isSparse == true
            ? new SparseRows([.. starts], [.. slots], [.. values], slotCount, [.. targets], [.. weights])
            : new DenseRows([.. values], slotCount, [.. targets], [.. weights]);
    }

    private void CheckRoom(int more)
    {
        if ((long)values.Count + more > Array.MaxLength)
        {
            throw new NlpMlNetException(
                $"The first {targets.Count} rows already hold {values.Count} feature values; no more than {Array.MaxLength} can be trained on. Use fewer rows or fewer features.");
        }
    }

    private void AddSparse(ReadOnlySpan<int> rowSlots, ReadOnlySpan<float> rowValues, bool isDense)
    {
        for (var k = 0; k < rowValues.Length; k++)
        {
            if (rowValues[k] != 0) // a missing value, too, differs from 0
            {
                slots.Add(isDense ? k : rowSlots[k]);
                values.Add(rowValues[k]);
            }
        }

        starts.Add(values.Count);
    }

    private void AddDense(ReadOnlySpan<int> rowSlots, ReadOnlySpan<float> rowValues, bool isDense)
    {
        if (isDense)
        {
            values.AddRange(rowValues);
            return;
        }

        var start = values.Count;
        CollectionsMarshal.SetCount(values, start + slotCount);
        var row = CollectionsMarshal.AsSpan(values)[start..];
        row.Clear();
        for (var k = 0; k < rowValues.Length; k++)
        {
            row[rowSlots[k]] = rowValues[k];
        }
    }

    private void Decide()
    {
        isSparse = slotCount >= LeastSparseSlots && values.Count < HighestSparseShare * slotCount * Math.Max(1, targets.Count);
        if (isSparse == true)
        {
            return;
        }

        CheckRoom(checked(slotCount * targets.Count) - values.Count);
        int[] rowStarts = [.. starts], rowSlots = [.. slots];
        float[] rowValues = [.. values];
        values.Clear();
        slots.Clear();
        for (var row = 0; row + 1 < rowStarts.Length; row++)
        {
            AddDense(rowSlots.AsSpan(rowStarts[row]..rowStarts[row + 1]), rowValues.AsSpan(rowStarts[row]..rowStarts[row + 1]), isDense: false);
        }
    }
}
