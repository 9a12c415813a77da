namespace NlpMlNet.Recipes;

/// <summary>How strong the penalty on a linear model's weights is where none is given: the fewer rows for each component, the stronger.</summary>
/// <param name="L2">λ of <see cref="Networks.NetworkTrainingOptions.L2"/>.</param>
/// <remarks>
/// λ = D / (D + n) for n rows of D standardised components. In the sum over the rows it is n λ, which tends to D: the penalty of weights
/// that are expected to have the variance 1 / D, so that the sums have about the variance 1 before anything is learnt (Bishop 2006,
/// section 4.5.1). For few rows it stays below 1, so that the classes' shares don't decide alone.
/// </remarks>
internal sealed record PenaltyStrength(float L2)
{
    private const string Setting = "l2";
    private const string Auto = "auto";

    /// <summary>The strength for n rows of D components.</summary>
    public static PenaltyStrength Of(int components, int rows) => new((float)Math.Round((double)components / (components + rows), 4));

    /// <summary>Whether the strength isn't given.</summary>
    public static bool IsAuto(IReadOnlyDictionary<string, string> settings) => settings.GetValueOrDefault(Setting, Auto) == Auto;

    /// <summary>The settings without the word for a strength that isn't given.</summary>
    public static IReadOnlyDictionary<string, string> WithoutAuto(IReadOnlyDictionary<string, string> settings) =>
        IsAuto(settings) ? settings.Where(pair => pair.Key != Setting).ToDictionary() : settings;

    /// <summary>The settings of a network, whose strength is given here by default.</summary>
    public static IEnumerable<RecipeSetting> Describe(IEnumerable<RecipeSetting> settings) => settings.Select(setting => setting.Name == Setting
        ? new RecipeSetting(Setting, Auto, "Strength of the penalty on large weights; auto: D / (D + n) for n rows of D components.")
        : setting);
}
