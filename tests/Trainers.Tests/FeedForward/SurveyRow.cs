using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>A row with every kind of label, in the plain types of an ML.NET program.</summary>
internal sealed class SurveyRow
{
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public bool Agrees { get; set; }

    public string Party { get; set; } = string.Empty;

    public float Age { get; set; }

    public float Weight { get; set; } = 1;

    /// <summary>Rows whose labels follow noisily from the features.</summary>
    public static SurveyRow[] Create(int count, int seed = 1)
    {
        var random = new RandomStream(seed, 2000);
        return [.. Enumerable.Range(0, count).Select(_ => Create(ref random))];
    }

    /// <summary>The same as a view, with a key column "Label" made of the parties.</summary>
    public static IDataView View(MLContext context, int count, int seed = 1)
    {
        var rows = context.Data.LoadFromEnumerable(Create(count, seed));
        return context.Transforms.Conversion.MapValueToKey("Label", nameof(Party)).Fit(rows).Transform(rows);
    }

    private static SurveyRow Create(ref RandomStream random)
    {
        float[] x = [random.NextSymmetric(), 3 * random.NextSymmetric(), random.NextSymmetric(), 50 + (10 * random.NextSymmetric())];
        var leaning = (2 * x[0]) - x[1] + random.NextSymmetric() + random.NextSymmetric();
        return new SurveyRow
        {
            Features = x,
            Agrees = leaning > 0,
            Party = leaning > 1 ? "Left" : leaning < -1 ? "Right" : "Centre",
            Age = x[3] + (4 * x[2]) + random.NextSymmetric(),
            Weight = 1 + random.NextBelow(3),
        };
    }
}
