using System.Globalization;

namespace NlpMlNet.Subwords;

/// <summary>The short names of Unicode's general categories.</summary>
internal static class UnicodeCategoryNames
{
    // In the order of the enumeration.
    private static readonly string[] Names =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    /// <summary>The categories of a name of one or two letters, or <see langword="null"/>.</summary>
    public static HashSet<UnicodeCategory>? Find(string name)
    {
        if (name.Length is not (1 or 2))
        {
            return null;
        }

        HashSet<UnicodeCategory> found =
        [
            .. Enumerable.Range(0, Names.Length)
                .Where(i => Names[i].StartsWith(name, StringComparison.Ordinal))
                .Select(i => (UnicodeCategory)i),
        ];
        return found.Count > 0 ? found : null;
    }
}
