namespace NlpMlNet.LanguageModels;

/// <summary>What a step of training needs to know of the options.</summary>
/// <param name="BatchSize">B, the most rows of a batch.</param>
/// <param name="Draws">Classes drawn for each batch; <see langword="null"/> for the whole vocabulary.</param>
/// <param name="InputDropout">The probability with which a number of a vector is silenced.</param>
/// <param name="Dropout">The probability with which a hidden unit is silenced.</param>
/// <param name="Seed">The training's seed.</param>
internal readonly record struct WindowPassSettings(int BatchSize, int? Draws, float InputDropout, float Dropout, int Seed);
