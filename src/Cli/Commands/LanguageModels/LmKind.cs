using System.CommandLine;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Cli.Commands;

/// <summary>A kind of language model that <c>nlpmlnet lm train</c> can learn.</summary>
/// <param name="Name">What <c>--kind</c> calls it.</param>
/// <param name="Options">Its own options; those of several kinds may be the same objects.</param>
/// <param name="Train">Learns a model.</param>
internal sealed record LmKind(string Name, IReadOnlyList<Option> Options, Func<LmTraining, TrainedLanguageModel> Train)
{
    /// <summary>Gets those of the options that name files which are read.</summary>
    public IReadOnlyList<Option<string?>> Inputs { get; init; } = [];
}

/// <summary>What a kind of language model learns from.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Lines">The texts; they can be walked through several times.</param>
/// <param name="Tell">Receives the share that is done, and what is done, in words.</param>
/// <param name="Warn">Receives what is wrong without ending the training.</param>
/// <param name="Cancellation">Stops learning.</param>
internal sealed record LmTraining(ParseResult Parsed, IEnumerable<string> Lines, Action<double, string> Tell, Action<string> Warn, CancellationToken Cancellation);

/// <summary>A model, and what its manifest says of its settings.</summary>
/// <param name="Model">The model.</param>
/// <param name="Settings">All settings with the values that were used.</param>
/// <param name="Warnings">What the reader of a result must know.</param>
internal sealed record TrainedLanguageModel(LanguageModel Model, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> Warnings);
