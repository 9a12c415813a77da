using System.Globalization;

namespace NlpMlNet.Sentiment;

/// <summary>An entry that has two valences.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Earlier">The valence that it had before.</param>
/// <param name="EarlierPlace">Where, e.g. <c>line 3</c>.</param>
/// <param name="Later">The valence that it has later on; it counts.</param>
/// <param name="LaterPlace">Where.</param>
public sealed record LexiconConflict(string Entry, float Earlier, string EarlierPlace, float Later, string LaterPlace)
{
    /// <summary>Gets a value indicating whether the entry is in categories of both signs, and has the sum of their valences.</summary>
    /// <value><see langword="false"/>: the entry occurs again with another valence.</value>
    public bool IsSum { get; init; }

    /// <summary>Says both valences and where they are.</summary>
    /// <returns>E.g. <c>'good' has 3 in line 1 and 2 in line 7</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"'{Entry}' has {Earlier} in {EarlierPlace} and {Later} in {LaterPlace}");
}
