namespace NlpMlNet.Decoding;

/// <summary>Finds the largest of many scores.</summary>
internal static class LargestScores
{
    /// <summary>Finds the largest scores above negative infinity, the largest first, of equal ones that with the lowest index first.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Scores and their indices.</returns>
    public static List<(int Index, float Score)> Of(ReadOnlySpan<float> scores, int count)
    {
        // The worst of those kept is first to leave the heap: the smallest, of equal ones the last.
        var heap = new PriorityQueue<int, (float Score, int Order)>(Math.Min(count, scores.Length) + 1);
        var worst = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!(scores[i] > worst))
            {
                continue;
            }

            heap.Enqueue(i, (scores[i], -i));
            if (heap.Count > count)
            {
                heap.Dequeue();
            }

            if (heap.Count == count && heap.TryPeek(out _, out var last))
            {
                worst = last.Score;
            }
        }

        var largest = new List<(int, float)>(heap.Count);
        while (heap.TryDequeue(out var index, out var priority))
        {
            largest.Add((index, priority.Score));
        }

        largest.Reverse();
        return largest;
    }
}
