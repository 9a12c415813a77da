using NlpMlNet.Hosting;

namespace NlpMlNet.Transformers;

/// <summary>How well a network does on rows.</summary>
/// <param name="Loss">Weighted mean of -ln p of the right class.</param>
/// <param name="Accuracy">Share of the rows that are right.</param>
internal readonly record struct ClassifierEvaluation(double Loss, double Accuracy)
{
    /// <summary>Scores the rows.</summary>
    /// <param name="scorer">The scorer of the network in evaluation mode.</param>
    /// <param name="rows">The rows; at least one.</param>
    /// <param name="loss">Weighs the classes.</param>
    /// <param name="cancellation">Ends the work between two batches.</param>
    public static ClassifierEvaluation Of(TransformerScorer scorer, LabelledTexts rows, ClassLoss loss, Cancellation cancellation)
    {
        var probabilities = scorer.Score(rows.Texts, NetworkOutputs.Probabilities, cancellation: cancellation);
        var (sum, right) = (0.0, 0);
        for (var row = 0; row < rows.Count; row++)
        {
            var label = rows.Labels[row];
            sum -= loss.WeightOf([label]) * Math.Log(Math.Max(probabilities[row][label], float.Epsilon));
            right += probabilities[row].AsSpan().IndexOf(probabilities[row].Max()) == label ? 1 : 0;
        }

        return new(sum / loss.WeightOf(rows.Labels), (double)right / rows.Count);
    }
}
