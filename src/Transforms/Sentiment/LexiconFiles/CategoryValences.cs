using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>The valence of each category, given or guessed by usual names.</summary>
internal sealed class CategoryValences
{
    private readonly Dictionary<string, (string Name, float Valence)?> found = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, float> valences;

    private CategoryValences(IReadOnlyDictionary<string, float> valences) => this.valences = valences;

    /// <summary>Gets a value indicating whether the usual names were taken.</summary>
    public string? Note { get; private init; }

    /// <summary>Takes the given valences, or guesses.</summary>
    /// <param name="given">The valences that the options give; <see langword="null"/> for none.</param>
    /// <param name="present">The categories of the files.</param>
    /// <param name="file">The first file that has categories, for messages.</param>
    /// <param name="byFileName">Whether categories are names of files, which may hold more than the usual name.</param>
    /// <exception cref="LexiconFormatException">A given category isn't there, or none has a usual name.</exception>
    public static CategoryValences Of(IReadOnlyDictionary<string, float>? given, IReadOnlyList<string> present, string file, bool byFileName)
    {
        if (given is not null)
        {
            var known = new CategoryValences(given);
            var met = present.Select(known.Find).OfType<(string Name, float Valence)>().Select(category => category.Name).ToHashSet(StringComparer.Ordinal);
            var missing = given.Keys.FirstOrDefault(name => !met.Contains(name));
            return missing is null ? known : throw new LexiconFormatException(
                file, 1, $"there is no category '{missing}'; the categories are {LexiconWording.List(present)}.{NearestName.Question(missing, present)}".TrimEnd('.'));
        }

        var guess = byFileName ? GuessByFileName(present) : UsualCategories.Guess(present);
        if (guess.Count == 0)
        {
            throw new LexiconFormatException(file, 1, MessageText.Of(
                $"no category has a usual name of positive or negative words; the categories are {LexiconWording.List(present)}; give the valences of those that count, e.g. {string.Join(',', present.Take(2).Select((name, i) => $"{name}:{1 - (2 * i)}"))}, with {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Categories))}"));
        }

        return new CategoryValences(guess) { Note = $"By their names, {LexiconWording.Join(guess.Select(c => FormattableString.Invariant($"'{c.Key}' counts {c.Value}")), guess.Count, ", ", LexiconWording.Most)}." };
    }

    /// <summary>Finds the valence of a category: its own, or that of the one around it.</summary>
    /// <returns>The category whose valence it is; <see langword="null"/> when it doesn't count.</returns>
    public (string Name, float Valence)? Find(string category)
    {
        if (!found.TryGetValue(category, out var known))
        {
            known = Search(category);
            found.Add(category, known);
        }

        return known;
    }

    private (string Name, float Valence)? Search(string category)
    {
        for (var path = category; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('.'))])
        {
            var innermost = path[(path.LastIndexOf('.') + 1)..];
            foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
            {
                foreach (var (name, valence) in valences)
                {
                    if (string.Equals(name, path, comparison) || string.Equals(name, innermost, comparison))
                    {
                        return (name, valence);
                    }
                }
            }
        }

        return null;
    }

    // positive-words.txt, en_neg.txt: the file whose name has a usual name as one of its parts.
    private static Dictionary<string, float> GuessByFileName(IReadOnlyList<string> files)
    {
        Dictionary<string, float> guess = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var parts = file.Split([' ', '_', '-', '.', '(', ')']).Where(UsualCategories.IsUsual).SelectMany(part => UsualCategories.Guess([part])).ToList();
            if (parts.Count == 1)
            {
                guess[file] = parts[0].Value;
            }
        }

        return guess;
    }
}
