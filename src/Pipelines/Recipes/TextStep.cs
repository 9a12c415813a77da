using Microsoft.ML;
using NlpMlNet.Words;

namespace NlpMlNet.Recipes;

/// <summary>The first step of a recipe: its texts as they are meant to be read.</summary>
internal static class TextStep
{
    /// <summary>Makes the step, which rewrites the text column.</summary>
    /// <param name="run">What the recipe was given.</param>
    /// <param name="settings">How texts are read.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows that are held out; null for none.</param>
    /// <returns>The step, null for none, and what there is to say.</returns>
    public static (ITransformer? Step, string? Note) Fit(RecipeRun run, TextSettings settings, IDataView train, IDataView? validation)
    {
        if (!settings.DecodeHtml)
        {
            return (null, null);
        }

        var step = run.Context.Transforms.Text.DecodeHtml(run.TextColumn).Fit(train);
        return (step, Describe(step.Count(train) + (validation is null ? default : step.Count(validation))));
    }

    private static string? Describe(HtmlCounts counts) =>
        counts.Describe() is { } found ? $"{found}; the setting html=false takes them as they are." : null;
}
