using NlpMlNet.Messages;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.SubwordOptions>;

namespace NlpMlNet;

/// <summary>How a text column becomes subwords, and which columns tell more about them.</summary>
/// <remarks>Columns whose name is <see langword="null"/> are not made.</remarks>
public sealed record SubwordOptions
{
    /// <summary>Gets how texts are encoded: special tokens, largest length, which text gives way.</summary>
    /// <value>Special tokens, and no length limit.</value>
    public SubwordEncodeOptions Encoding { get; init; } = new();

    /// <summary>Gets the name of a text column with a second text for each row, e.g. an answer to a question.</summary>
    /// <value>None.</value>
    public string? SecondInputColumnName { get; init; }

    /// <summary>Gets the name of a new column with the tokens' texts, a Vector&lt;Text&gt;.</summary>
    /// <value>None.</value>
    public string? TokensColumnName { get; init; }

    /// <summary>Gets the name of a new column with 1 for each token, a Vector&lt;Int32&gt;.</summary>
    /// <value>None.</value>
    public string? AttentionMaskColumnName { get; init; }

    /// <summary>Gets the name of a new column with the tokens' type ids (which text a token belongs to), a Vector&lt;Int32&gt;.</summary>
    /// <value>None.</value>
    public string? TypeIdsColumnName { get; init; }

    /// <summary>Gets the name of a new column with the number of tokens that were cut, an Int32; 0 where a text is whole.</summary>
    /// <value>None.</value>
    public string? CutTokensColumnName { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of subwords are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures()
    {
        foreach (var failure in Encoding.FindFailures())
        {
            yield return failure;
        }

        if (SecondInputColumnName is null && Encoding.Truncation == SubwordTruncation.OnlySecond)
        {
            yield return MessageText.Of(
                $"{Option($"{nameof(Encoding)}.{nameof(Encoding.Truncation)}")} is {nameof(SubwordTruncation.OnlySecond)}, "
                + $"but {Option(nameof(SecondInputColumnName))} names no second text");
        }

        foreach (var (option, name) in NamedColumns())
        {
            if (name is not null && string.IsNullOrWhiteSpace(name))
            {
                yield return MessageText.Of($"{Option(option)} is empty; it must be a column's name, or null for none");
            }
        }

        var newNames = NamedColumns().Skip(1).Select(column => column.Name).OfType<string>();
        foreach (var name in newNames.GroupBy(name => name).Where(names => names.Count() > 1))
        {
            yield return MessageText.Of($"The name '{name.Key}' is given to {name.Count()} new columns");
        }
    }

    private (string Option, string? Name)[] NamedColumns() =>
    [
        (nameof(SecondInputColumnName), SecondInputColumnName),
        (nameof(TokensColumnName), TokensColumnName),
        (nameof(AttentionMaskColumnName), AttentionMaskColumnName),
        (nameof(TypeIdsColumnName), TypeIdsColumnName),
        (nameof(CutTokensColumnName), CutTokensColumnName),
    ];
}
