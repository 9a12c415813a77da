using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>A tokenizer file's regular expression, written for .NET.</summary>
/// <remarks>
/// Supported is what published tokenizers use: characters, classes, <c>\s \d \w \p{..}</c> with general categories, alternatives,
/// groups, lookaround, greedy and lazy repetition, and <c>(?i:...)</c> around letters. Anything else is refused, because it means
/// different things to different libraries.
/// </remarks>
internal sealed class RegexTranslation
{
    private readonly string pattern;
    private readonly bool withPairs;
    private readonly StringBuilder result = new();
    private int position;

    /// <summary>Initializes a new instance of the <see cref="RegexTranslation"/> class.</summary>
    /// <param name="pattern">The expression as the file has it.</param>
    /// <param name="withPairs">Whether characters of two UTF-16 units are to be met.</param>
    /// <exception cref="FormatException">Something is not supported.</exception>
    public RegexTranslation(string pattern, bool withPairs)
    {
        this.pattern = pattern;
        this.withPairs = withPairs;
        while (position < pattern.Length)
        {
            Translate();
        }
    }

    /// <summary>The expression for .NET.</summary>
    public string Text => result.ToString();

    private void Translate()
    {
        var character = pattern[position];
        switch (character)
        {
            case '(':
                Group();
                return;
            case '[':
                Emit(RegexClass.ReadBracket(pattern, ref position));
                break;
            case '\\':
                Emit(RegexClass.ReadEscape(pattern, ref position));
                break;
            case '|' or ')':
                result.Append(character);
                position++;
                if (character == '|')
                {
                    return;
                }

                break;
            case '.' or '^' or '$' or '*' or '+' or '?' or '{':
                throw new FormatException($"'{character}' at place {position} is not supported there");
            default:
                Rune.DecodeFromUtf16(pattern.AsSpan(position), out var rune, out var length);
                Emit(RegexClass.Of(rune));
                position += length;
                break;
        }

        Repetition();
    }

    private void Group()
    {
        foreach (var opening in (ReadOnlySpan<string>)["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"])
        {
            if (pattern.AsSpan(position).StartsWith(opening, StringComparison.Ordinal))
            {
                result.Append(opening);
                position += opening.Length;
                return;
            }
        }

        const string AnyCase = "(?i:";
        if (pattern.AsSpan(position).StartsWith(AnyCase, StringComparison.Ordinal))
        {
            position += AnyCase.Length;
            AnyCaseGroup();
            return;
        }

        if (pattern.AsSpan(position).StartsWith("(?", StringComparison.Ordinal))
        {
            throw new FormatException($"the group at place {position} is not supported");
        }

        result.Append("(?:");
        position++;
    }

    // Letters in either case; two letters have a third form.
    private void AnyCaseGroup()
    {
        result.Append("(?:");
        for (; position < pattern.Length && pattern[position] != ')'; position++)
        {
            var character = pattern[position];
            if (char.IsAsciiLetter(character))
            {
                var lower = char.ToLowerInvariant(character);
                result.Append('[').Append(lower).Append(char.ToUpperInvariant(character))
                    .Append(lower == 's' ? "\u017F" : lower == 'k' ? "\u212A" : string.Empty).Append(']');
            }
            else
            {
                result.Append(character is '\'' or '|' or '\u2019' ? character : throw new FormatException(
                    $"'{character}' in a group without case, at place {position}, is not supported"));
            }
        }
    }

    private void Repetition()
    {
        if (position == pattern.Length)
        {
            return;
        }

        if (pattern[position] == '{')
        {
            var end = pattern.IndexOf('}', position);
            var bounds = end < 0 ? string.Empty : pattern[(position + 1)..end];
            var isValid = bounds.Length > 0 && char.IsAsciiDigit(bounds[0])
                && bounds.AsSpan().Count(',') <= 1 && bounds.All(c => char.IsAsciiDigit(c) || c == ',');
            result.Append(isValid
                ? pattern[position..(end + 1)]
                : throw new FormatException($"the repetition at place {position} is not supported"));
            position = end + 1;
        }
        else if (pattern[position] is '*' or '+' or '?')
        {
            result.Append(pattern[position++]);
        }
        else
        {
            return;
        }

        if (position < pattern.Length && pattern[position] == '?')
        {
            result.Append(pattern[position++]);
        }

        if (position < pattern.Length && pattern[position] is ('*' or '+' or '?' or '{'))
        {
            throw new FormatException($"the second repetition at place {position} is not supported");
        }
    }

    private void Emit(RegexClass members) => result.Append(withPairs ? members.WithPairs() : members.Plain);
}
