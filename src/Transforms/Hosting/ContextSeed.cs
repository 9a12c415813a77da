using System.Security.Cryptography;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>The seed of a component that draws random numbers: its own, or the context's.</summary>
/// <remarks>
/// The context's seed is taken as it is, not drawn from the context's stream of random numbers as ML.NET's own trainers do it: so a model
/// depends on the seed alone, whatever the context was used for before.
/// </remarks>
public static class ContextSeed
{
    /// <summary>Finds the seed.</summary>
    /// <param name="env">The ML.NET environment: <c>new MLContext(seed: 1)</c> or what is registered with it.</param>
    /// <param name="seed">The component's own seed; <see langword="null"/> for the context's.</param>
    /// <returns>The seed; a random one, 0 or above, where neither is given. It is to be recorded, so that the run can be repeated.</returns>
    public static int Of(IHostEnvironment env, int? seed)
    {
        ArgumentNullException.ThrowIfNull(env);
        return seed ?? (env as IHostEnvironmentInternal)?.Seed ?? Draw();
    }

    /// <summary>Draws a seed, for what has neither a seed nor a context.</summary>
    /// <returns>A random number, 0 or above.</returns>
    public static int Draw() => RandomNumberGenerator.GetInt32(int.MaxValue);
}
