using NlpMlNet.Csv;
using NlpMlNet.Evaluation;
using NlpMlNet.Files;
using NlpMlNet.Messages;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Training.TrainingRequest>;

namespace NlpMlNet.Training;

/// <summary>What to train from which file.</summary>
public sealed record TrainingRequest
{
    /// <summary>Gets the CSV file with labelled texts.</summary>
    public required string DataPath { get; init; }

    /// <summary>Gets the name of the column with the texts.</summary>
    public required string TextColumn { get; init; }

    /// <summary>Gets the name of the column with the classes.</summary>
    public required string LabelColumn { get; init; }

    /// <summary>Gets which rows of the file are learnt from.</summary>
    /// <value>Empty: all of them.</value>
    public IReadOnlyList<CsvCondition> Where { get; init; } = [];

    /// <summary>Gets a value indicating whether rows without a label are left out, and counted.</summary>
    /// <value><see langword="false"/>: such a row is an error, as is always one with too few or too many fields.</value>
    public bool SkipUnlabelled { get; init; }

    /// <summary>Gets the labels that say that there is none, such as <c>NA</c>; their rows are left out, and counted as unlabelled.</summary>
    /// <value>Empty: whatever is written is a class.</value>
    public IReadOnlyList<string> MissingLabels { get; init; } = [];

    /// <summary>Gets the column that says which rows belong together, such as those of one author: they stay on one side when rows are held out.</summary>
    /// <value>
    /// <see langword="null"/>: only rows with equal texts stay together, which they always do; case, white space and invisible characters
    /// make no difference. A row without a value in this column belongs to no other.
    /// </value>
    public string? GroupColumn { get; init; }

    /// <summary>Gets a value indicating whether the model gets fingerprints of its texts, by which an evaluation tells the rows that were learnt from.</summary>
    /// <value>
    /// <see langword="true"/>: figures on texts that were learnt from mislead. Whoever has the model can then test whether a text that they
    /// have was learnt from (see <see cref="TextFingerprints"/>), but can't read the texts.
    /// </value>
    public bool KeepFingerprints { get; init; } = true;

    /// <summary>Gets the command behind this training, for the model's manifest.</summary>
    /// <value><see langword="null"/>: code asks for it. It should name files without their folders, which tell more of their owner than a model should.</value>
    public string? Command { get; init; }

    /// <summary>Gets the recipe.</summary>
    public required IRecipe Recipe { get; init; }

    /// <summary>Gets the recipe's settings that differ from their defaults.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a CSV file whose rows decide when to stop, with the same columns.</summary>
    /// <value><see langword="null"/>: a fraction of the training rows is held out.</value>
    public string? ValidationPath { get; init; }

    /// <summary>Gets which rows decide when to stop: of <see cref="ValidationPath"/>, or without one of the training file itself.</summary>
    /// <value>Empty: all rows of <see cref="ValidationPath"/>.</value>
    public IReadOnlyList<CsvCondition> ValidationWhere { get; init; } = [];

    /// <summary>Gets the share of each class's rows that is held out when no others are given; 0 for none.</summary>
    /// <value>0.1: enough to see when the error stops decreasing, and few rows lost to learning.</value>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Gets a value indicating whether the model is trained again on all rows, once those held out have told how long.</summary>
    /// <value><see langword="true"/>: no labelled row is wasted. Without effect where nothing was held out.</value>
    public bool Refit { get; init; } = true;

    /// <summary>Gets the seed of everything random: the split, the initial weights, the order of the rows.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the number of threads; it doesn't change the result.</summary>
    /// <value><see langword="null"/>: one for each core.</value>
    public int? Threads { get; init; }

    /// <summary>Gets the file that keeps the state of the training after each epoch, of a recipe that can be resumed (<see cref="IRecipe.CanResume"/>).</summary>
    /// <value>
    /// <see langword="null"/>: none is kept. The training on all rows has a second file, with <c>.all</c> at the end of its name. Both stay
    /// when the training has ended: <see cref="RecipeTraining.DeleteState"/> deletes them when the model is saved.
    /// </value>
    public string? StatePath { get; init; }

    /// <summary>Gets a value indicating whether the training goes on from the state in <see cref="StatePath"/>, to the same model.</summary>
    /// <value><see langword="false"/>: it starts from the beginning, and a state that is there is deleted. Where there is none, it starts from the beginning in any case.</value>
    public bool Resume { get; init; }

    /// <summary>Gets how the files are read.</summary>
    public CsvOptions Csv { get; init; } = new();

    /// <summary>Gets the rows to learn from.</summary>
    internal LabelledSource TrainingSource => Source(DataPath, Where);

    /// <summary>Gets the rows that decide when to stop; <see langword="null"/> when they are held out of the others.</summary>
    internal LabelledSource? ValidationSource =>
        ValidationPath is null && ValidationWhere.Count == 0 ? null : Source(ValidationPath ?? DataPath, ValidationWhere);

    /// <summary>Gets the file that keeps the state of the training on all rows.</summary>
    internal string? RefitStatePath => StatePath is null ? null : StatePath + ".all";

    internal void Validate()
    {
        MessageText[] failures = [.. FindFailures().OfType<MessageText>()];
        if (failures.Length > 0)
        {
            throw new NlpMlNetException($"The training can't start: {MessageText.Join("; ", failures)}.");
        }
    }

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "at least 0 and below 1"),
        Unless(Threads is null or >= 1, nameof(Threads), Threads, "at least 1"),
        If(
            Resume && StatePath is null,
            $"it is to be resumed ({Option(nameof(Resume))}), but no file with its state is named ({Option(nameof(StatePath))})"),
        If(Resume && !Recipe.CanResume, $"a training of the recipe '{Recipe.Name}' can't be resumed ({Option(nameof(Resume))})"),
        If(GroupColumn is not null && GroupColumn == LabelColumn, $"'{GroupColumn}' is named as label column and as the column that keeps rows together ({Option(nameof(GroupColumn))})"),
        If(TextColumn == LabelColumn, $"'{TextColumn}' is named as text and as label column"),
        If(
            ValidationSource is { } validation && SamePath.Is(validation.Path, DataPath) && !CsvCondition.Exclude(Where, ValidationWhere),
            $"the rows that decide when to stop ({Option(nameof(ValidationPath))}, {Option(nameof(ValidationWhere))}) could be some of those "
            + $"that are learnt from ({Option(nameof(DataPath))}, {Option(nameof(Where))}); name other values of the same column, or another file"),
    ];

    private LabelledSource Source(string path, IReadOnlyList<CsvCondition> where) => new(path, TextColumn, LabelColumn)
    {
        Csv = Csv,
        Where = where,
        SkipUnlabelled = SkipUnlabelled,
        MissingLabels = MissingLabels,
        GroupColumn = path == DataPath ? GroupColumn : null,
    };
}
