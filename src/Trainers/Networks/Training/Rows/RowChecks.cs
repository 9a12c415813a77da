namespace NlpMlNet.Networks;

/// <summary>Refuses rows that nothing can be learnt from, naming row (from 1) and column.</summary>
/// <param name="head">Says what targets mean.</param>
/// <param name="classCount">Number of classes, 0 for numeric targets.</param>
/// <param name="columns">The columns' names.</param>
internal sealed class RowChecks(OutputHead head, int classCount, ColumnNames columns)
{
    /// <summary>Checks every row.</summary>
    /// <exception cref="NlpMlNetException">A row can't be used.</exception>
    public void Check(TrainingRows rows, bool isValidation)
    {
        if (rows.Count == 0)
        {
            throw new NlpMlNetException(
                isValidation ? "There are no validation rows. Give at least one, or none at all for a share of the training rows."
                : "There are no rows to learn from. Check that the file or view isn't empty and that no filter drops everything.");
        }

        for (var row = 0; row < rows.Count; row++)
        {
            CheckTarget(rows.Targets[row], row);
            CheckWeight(rows.WeightOf(row), row);
            CheckFeatures(rows, row);
        }

        if (!isValidation)
        {
            CheckClasses(rows);
        }
    }

    private void CheckTarget(float target, int row)
    {
        if (float.IsNaN(target))
        {
            throw Refused($"The label in row {row + 1} (column '{columns.Label}') is missing. Fill it in or filter such rows out.");
        }

        if (float.IsInfinity(target))
        {
            throw Refused($"The label in row {row + 1} (column '{columns.Label}') is infinite; it must be a finite number.");
        }

        if (classCount > 0 && (target < 0 || target >= classCount || target != MathF.Floor(target)))
        {
            throw Refused($"The label in row {row + 1} (column '{columns.Label}') is class {target}; classes are 0 to {classCount - 1}.");
        }

        if (classCount == 0 && head is SigmoidCrossEntropyHead && target is < 0 or > 1)
        {
            throw Refused(
                $"The label in row {row + 1} (column '{columns.Label}') is {target}; cross-entropy needs labels from 0 to 1. Rescale them or choose the squared loss.");
        }
    }

    private void CheckWeight(float weight, int row)
    {
        if (!(weight >= 0 && float.IsFinite(weight)))
        {
            throw Refused(
                $"The weight in row {row + 1} (column '{columns.Weight}') is {weight}; weights must be finite and at least 0.");
        }
    }

    private void CheckFeatures(TrainingRows rows, int row)
    {
        if (rows is DenseRows dense)
        {
            CheckValues(dense.Row(row), [], row);
        }
        else if (rows is SparseRows sparse)
        {
            var (slots, values) = sparse.Row(row);
            CheckSlots(slots, sparse.SlotCount, row);
            CheckValues(values, slots, row);
        }
    }

    private void CheckSlots(ReadOnlySpan<int> slots, int slotCount, int row)
    {
        for (var k = 0; k < slots.Length; k++)
        {
            if (slots[k] < 0 || slots[k] >= slotCount || (k > 0 && slots[k] <= slots[k - 1]))
            {
                throw Refused(
                    $"The features in row {row + 1} (column '{columns.Features}') name slot {slots[k]} at place {k}; slots must ascend and lie in 0 to {slotCount - 1}.");
            }
        }
    }

    private void CheckValues(ReadOnlySpan<float> values, ReadOnlySpan<int> slots, int row)
    {
        for (var k = 0; k < values.Length; k++)
        {
            if (!float.IsFinite(values[k]))
            {
                var slot = slots.IsEmpty ? k : slots[k];
                throw Refused(
                    $"The feature in row {row + 1}, slot {slot} (column '{columns.Features}') is {(float.IsNaN(values[k]) ? "missing (NaN)" : "infinite")}. Replace such values (ML.NET: ReplaceMissingValues) or filter such rows out.");
            }
        }
    }

    private void CheckClasses(TrainingRows rows)
    {
        if (classCount == 0)
        {
            return;
        }

        var first = rows.Targets[0];
        if (classCount < 2 || rows.Targets.IndexOfAnyExcept(first) < 0)
        {
            throw Refused(
                $"All {rows.Count} rows have the same label (class {first} in column '{columns.Label}'); learning to tell classes apart needs rows of at least two.");
        }
    }

    private static NlpMlNetException Refused(FormattableString message) => new(FormattableString.Invariant(message));
}
