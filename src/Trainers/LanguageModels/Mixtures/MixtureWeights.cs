namespace NlpMlNet.LanguageModels;

/// <summary>The weights of a mixture, by expectation maximisation.</summary>
/// <remarks>
/// weight_i becomes the mean over the tokens of weight_i p_i / sum of weight_j p_j, until no weight changes any more
/// (Dempster, Laird and Rubin 1977; Jelinek and Mercer 1980). The likelihood has one maximum.
/// </remarks>
internal static class MixtureWeights
{
    private const int MaximumRounds = 1000;
    private const double Still = 1e-7;

    /// <param name="probabilities">For each model the probability of each token.</param>
    /// <exception cref="NlpMlNetException">There are no tokens.</exception>
    public static double[] Estimate(double[][] probabilities)
    {
        if (probabilities[0].Length == 0)
        {
            throw new NlpMlNetException("The held-out texts have nothing to predict, and without that no model weighs more than another. Give some texts.");
        }

        var weights = Enumerable.Repeat(1.0 / probabilities.Length, probabilities.Length).ToArray();
        for (var round = 0; round < MaximumRounds; round++)
        {
            var next = Improve(weights, probabilities);
            var change = weights.Zip(next, (before, after) => Math.Abs(before - after)).Max();
            weights = next;
            if (change < Still)
            {
                break;
            }
        }

        return weights;
    }

    private static double[] Improve(double[] weights, double[][] probabilities)
    {
        var shares = new double[weights.Length];
        var tokens = probabilities[0].Length;
        for (var t = 0; t < tokens; t++)
        {
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * probabilities[i][t];
            }

            for (var i = 0; i < weights.Length; i++)
            {
                shares[i] += sum > 0 ? weights[i] * probabilities[i][t] / sum : weights[i]; // what no model can predict tells nothing
            }
        }

        var total = shares.Sum();
        return [.. shares.Select(share => share / total)];
    }
}
