using NlpMlNet.Messages;

namespace NlpMlNet.Importing;

/// <summary>Which checkpoint becomes a model, and for which columns.</summary>
public sealed record ImportRequest
{
    /// <summary>Gets the folder of the checkpoint, in Hugging Face's layout, with a head for classification.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Gets the name of the column that will hold the texts.</summary>
    public required string TextColumn { get; init; }

    /// <summary>Gets the name of the column that will hold the right classes when the model is evaluated.</summary>
    /// <value><see langword="null"/>: the evaluation has to name it.</value>
    public string? LabelColumn { get; init; }

    /// <summary>Gets the most tokens of a text, special tokens included; longer ones are cut.</summary>
    /// <value><see langword="null"/>: as many as the model can take. At least 8.</value>
    public int? MaximumLength { get; init; }

    /// <summary>Gets the number of texts that are computed together.</summary>
    /// <value><see langword="null"/>: as many as in training. At least 1.</value>
    public int? BatchSize { get; init; }

    /// <summary>Gets new names for all classes, in the order in which the checkpoint numbers them from 0.</summary>
    /// <value>Empty: the names that config.json gives them, or <c>LABEL_0</c>, <c>LABEL_1</c> and so on.</value>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Gets new names for some classes, by their present names or their numbers.</summary>
    /// <value>Empty. Without effect on classes that it doesn't name; not together with <see cref="Labels"/>.</value>
    public IReadOnlyDictionary<string, string> RenamedLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets what receives what should be known about the checkpoint, one sentence each: what had to be guessed.</summary>
    /// <value><see langword="null"/>: nothing does.</value>
    public IProgress<string>? Notes { get; init; }

    /// <summary>Checks the names of the columns and of the classes.</summary>
    /// <exception cref="NlpMlNetException">A column has no name, both are the same, or a name of a class is empty or there twice.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(TextColumn) || LabelColumn is "" || TextColumn == LabelColumn)
        {
            throw new NlpMlNetException(
                $"The text column is '{TextColumn}' and the label column '{LabelColumn}'. Name two different columns, or the text column alone.");
        }

        if (Labels.Count > 0 && RenamedLabels.Count > 0)
        {
            throw new NlpMlNetException(MessageText.Of($"{new CodeName(typeof(ImportRequest), nameof(Labels))} names all classes, or some of them as OLD=NEW; not both."));
        }

        if (Labels.Concat(RenamedLabels.Values).FirstOrDefault(string.IsNullOrWhiteSpace) is { } empty)
        {
            throw new NlpMlNetException(MessageText.Of($"{new CodeName(typeof(ImportRequest), nameof(Labels))} has the empty name '{empty}'. Name each class."));
        }
    }
}
