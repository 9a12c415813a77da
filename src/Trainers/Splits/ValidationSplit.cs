using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Splits;

/// <summary>Which rows are learnt from and which are held out.</summary>
/// <param name="Training">Row numbers to learn from.</param>
/// <param name="Validation">Row numbers held out.</param>
internal sealed record ValidationSplit(int[] Training, int[] Validation)
{
    /// <summary>Holds out the same share of each class (of all rows alike for numeric targets), drawn by the seed.</summary>
    /// <remarks>
    /// A class gives ⌊share⌋ rows and the largest remainders one more until the total is met, but a class never gives its
    /// last row.
    /// </remarks>
    public static ValidationSplit Stratified(TrainingRows rows, bool byClass, double fraction, int seed) =>
        Stratified(rows.Targets.ToArray(), byClass, fraction, seed);

    /// <summary>Does the same for rows of which only the targets are given.</summary>
    public static ValidationSplit Stratified(IReadOnlyList<float> targets, bool byClass, double fraction, int seed)
    {
        var order = Enumerable.Range(0, targets.Count).ToArray();
        if (fraction == 0 || targets.Count < 2)
        {
            return new(order, []);
        }

        var random = new RandomStream(seed, RandomPurpose.Split);
        random.Shuffle(order);
        var groups = order.GroupBy(row => byClass ? targets[row] : 0f).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        var shares = Shares(groups, fraction);
        var heldOut = groups.SelectMany((group, i) => group.Take(shares[i])).Order().ToArray();
        var rest = groups.SelectMany((group, i) => group.Skip(shares[i])).Order().ToArray();
        return new(rest, heldOut);
    }

    private static int[] Shares(int[][] groups, double fraction)
    {
        var shares = Array.ConvertAll(groups, group => (int)(group.Length * fraction));
        var missing = Math.Max(1, (int)Math.Round(groups.Sum(group => group.Length) * fraction)) - shares.Sum();
        var byRemainder = Enumerable.Range(0, groups.Length)
            .Where(i => shares[i] + 1 < groups[i].Length)
            .OrderByDescending(i => (groups[i].Length * fraction) - shares[i]);
        foreach (var i in byRemainder.Take(missing))
        {
            shares[i]++;
        }

        return shares;
    }
}
