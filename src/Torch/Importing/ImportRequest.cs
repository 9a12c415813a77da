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

    /// <summary>Checks the names of the columns.</summary>
    /// <exception cref="NlpMlNetException">One is empty, or both are the same.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(TextColumn) || LabelColumn is "" || TextColumn == LabelColumn)
        {
            throw new NlpMlNetException(
                $"The text column is '{TextColumn}' and the label column '{LabelColumn}'. Name two different columns, or the text column alone.");
        }
    }
}
