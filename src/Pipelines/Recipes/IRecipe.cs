using System.Collections.Frozen;
using Microsoft.ML;

namespace NlpMlNet.Recipes;

/// <summary>A ready pipeline from a text column to a prediction, chosen by name.</summary>
public interface IRecipe
{
    /// <summary>Gets the name in <c>--recipe NAME</c>.</summary>
    string Name { get; }

    /// <summary>Gets what it does, in one sentence.</summary>
    string Description { get; }

    /// <summary>Gets the settings that it understands, with their defaults.</summary>
    IReadOnlyList<RecipeSetting> Settings { get; }

    /// <summary>Gets the versions of the software that it needs beyond ML.NET and this package, for the model's manifest: name to version.</summary>
    /// <value>None.</value>
    IReadOnlyDictionary<string, string> Versions => FrozenDictionary<string, string>.Empty;

    /// <summary>Gets the names of the settings whose values are files or folders: their hashes go into the model's manifest.</summary>
    /// <value>None.</value>
    IReadOnlyList<string> FileSettings => [];

    /// <summary>Gets a value indicating whether an interrupted training can be resumed; see <see cref="RecipeRun.StatePath"/>.</summary>
    /// <value><see langword="false"/>: it is a matter of seconds, as a rule.</value>
    bool CanResume => false;

    /// <summary>Trains the pipeline.</summary>
    /// <param name="run">Columns, settings, seed, progress.</param>
    /// <param name="train">The rows to learn from: a text column and a label column that is a key.</param>
    /// <param name="validation">The rows that decide when to stop; <see langword="null"/> for none.</param>
    /// <returns>The model, which needs the text column alone, and how its training ended.</returns>
    TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation);
}
