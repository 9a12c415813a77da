using Microsoft.ML;
using NlpMlNet.Progress;

namespace NlpMlNet.Recipes;

/// <summary>What a recipe is given.</summary>
public sealed record RecipeRun
{
    /// <summary>Gets the ML.NET context.</summary>
    public required MLContext Context { get; init; }

    /// <summary>Gets the name of the text column.</summary>
    public required string TextColumn { get; init; }

    /// <summary>Gets the name of the label column, a key with the names of the classes.</summary>
    public required string LabelColumn { get; init; }

    /// <summary>Gets the settings that differ from the defaults.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the seed of everything random.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the number of threads.</summary>
    /// <value><see langword="null"/>: one for each core.</value>
    public int? Threads { get; init; }

    /// <summary>Gets the exact number of passes over the training rows.</summary>
    /// <value><see langword="null"/>: the recipe's stopping rules decide.</value>
    public int? Epochs { get; init; }

    /// <summary>Gets the file in which the state of the training is kept after each epoch; when it is there, the training goes on from it.</summary>
    /// <value><see langword="null"/>: none is kept. Without effect on a recipe that can't be resumed (<see cref="IRecipe.CanResume"/>).</value>
    public string? StatePath { get; init; }

    /// <summary>Gets what receives a report after each epoch.</summary>
    /// <value><see langword="null"/>: no reports.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets what ends the training early.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Gets what the recipe keeps for a second fit of the same training.</summary>
    internal RunMemory Memory { get; init; } = new();
}
