using NlpMlNet.Checkpoints;

namespace NlpMlNet.CausalModels;

/// <summary>Reads how positions turn queries and keys: <c>rope_theta</c> with <c>rope_scaling</c>, or <c>rope_parameters</c> with both.</summary>
internal static class RotaryReader
{
    private const double LargestTheta = 1e15;
    private const double LargestFactor = 1e6;

    /// <summary>Reads the settings.</summary>
    /// <param name="file">config.json.</param>
    /// <param name="positions">Its <c>max_position_embeddings</c>.</param>
    public static RotarySettings Read(JsonFile file, int positions)
    {
        var parameters = file.FindObject("rope_parameters");
        var theta = parameters?.FindNumber("rope_theta", 1, LargestTheta) ?? file.FindNumber("rope_theta", 1, LargestTheta) ?? 10000;
        return new RotarySettings(theta, (file.FindObject("rope_scaling") ?? parameters) is { } scaling ? ReadScaling(scaling, positions) : null);
    }

    private static RotaryScaling? ReadScaling(JsonFile file, int positions)
    {
        var key = file.Has("rope_type") ? "rope_type" : "type";
        return file.FindText(key) switch
        {
            null when !file.Has("factor") => null,
            "default" or "dynamic" => null, // dynamic NTK changes nothing up to max_position_embeddings, which is the longest text here
            "linear" => new LinearScaling(Factor(file)),
            "llama3" => new Llama3Scaling(
                Factor(file), Number(file, "low_freq_factor"), Number(file, "high_freq_factor"), file.Size("original_max_position_embeddings", ConfigurationLimits.Positions)),
            "yarn" => ReadYarn(file, positions),
            { } other => throw file.Fail(key, $"\"{other}\"", "is not supported; supported are default, linear, dynamic, llama3, yarn"),
            null => throw file.Missing(key),
        };
    }

    private static YarnScaling ReadYarn(JsonFile file, int positions)
    {
        var original = file.FindSize("original_max_position_embeddings", 1, ConfigurationLimits.Positions) ?? positions;
        var factor = file.FindNumber("factor", 1, LargestFactor) ?? Math.Max((double)positions / original, 1);
        return new YarnScaling(
            factor,
            original,
            file.FindNumber("beta_fast", 0, LargestFactor) ?? 32,
            file.FindNumber("beta_slow", 0, LargestFactor) ?? 1,
            file.Truth("truncate", missing: true),
            file.FindNumber("attention_factor", 0, LargestFactor) ?? RatioOfMagnitudes(file, factor));
    }

    // DeepSeek's two multipliers.
    private static double? RatioOfMagnitudes(JsonFile file, double factor) =>
        file.FindNumber("mscale", 0, LargestFactor) is > 0 and var one && file.FindNumber("mscale_all_dim", 0, LargestFactor) is > 0 and var all
            ? YarnScaling.MagnitudeOf(factor, one) / YarnScaling.MagnitudeOf(factor, all)
            : null;

    private static double Factor(JsonFile file) => file.FindNumber("factor", 1, LargestFactor) ?? throw file.Missing("factor");

    private static double Number(JsonFile file, string key) => file.FindNumber(key, 0, LargestFactor) ?? throw file.Missing(key);
}
