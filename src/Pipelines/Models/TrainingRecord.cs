using System.Text.Json.Serialization;

namespace NlpMlNet.Models;

/// <summary>How a model was trained, as its manifest says it.</summary>
/// <param name="Epochs">The number of passes over the training rows; <see langword="null"/> for a recipe without epochs.</param>
/// <param name="BestEpoch">The epoch whose weights were kept; <see langword="null"/> for a recipe without epochs.</param>
/// <param name="StoppedBy">The stopping rule that ended the training; <see langword="null"/> for a recipe without epochs.</param>
/// <param name="Refitted">Whether the model was then trained again, for as many epochs, on all rows, those held out among them.</param>
/// <param name="Seconds">The time from reading the rows to the model, in seconds.</param>
public sealed record TrainingRecord(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Epochs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? BestEpoch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? StoppedBy,
    bool Refitted,
    double Seconds);
