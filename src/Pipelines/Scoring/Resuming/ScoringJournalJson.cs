using System.Text.Json.Serialization;

namespace NlpMlNet.Scoring;

/// <summary>Reads and writes journals by code that is generated at build: each run writes some, and reflection would take longer than scoring a few rows.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ScoringJournal))]
internal sealed partial class ScoringJournalJson : JsonSerializerContext;
