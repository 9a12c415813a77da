using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Decoding;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm generate</c>: what a language model writes behind a text, or behind each text of a CSV file.</summary>
internal static class LmGenerateCommand
{
    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file of 'lm train', or the folder of a transformer's checkpoint.", Required = true };
    private static readonly Option<string?> Prompt = new("--prompt") { HelpName = "TEXT", Description = "Text to continue; an empty one begins a line." };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "With --prompt: file for texts, log probabilities and reasons to end as JSON; - for standard output." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "generate",
            "Continues a text with a language model, or each text of a CSV file.",
            """
            Example:
              nlpmlnet lm generate --model reference.zip --prompt "the people of" --beams 4
              nlpmlnet lm generate --model reference.zip --prompt "the people of" --temperature 0.8 --top-p 0.95 --seed 1
              nlpmlnet lm generate --model reference.zip --input prompts.csv --text prompt --output continued.csv

            A prompt is printed with its continuation, which appears as it is written. A CSV file gets the column Continuation (with --continuations
            N: Continuation.1 to Continuation.N); equal prompts get equal continuations.
            """)
        {
            Model, CommonOptions.TrustModel, Prompt, Json,
        };
        GeneratedColumn.AddTo(command);
        DecodingArguments.AddTo(command);
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var options = DecodingArguments.Of(parsed, cancellation);
        options.Validate();
        var isFile = GeneratedColumn.IsAskedFor(parsed);
        if (isFile == parsed.GetValue(Prompt) is not null)
        {
            throw new UsageException("Give either --prompt TEXT, or --input FILE with --text COLUMN and --output FILE.");
        }

        if (isFile)
        {
            return GeneratedColumn.Run(parsed, parsed.GetValue(Model)!, options, cancellation);
        }

        var json = parsed.GetValue(Json);
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet)) { OutputIsData = json == "-" };
        DistinctFiles.Require([("--model", parsed.GetValue(Model))], [("--json", json)]);
        Outputs.Prepare(screen, parsed, OutputFile.Json("--json", json, "prompt", "continuations"));
        var (model, _) = LmModelFile.Open(parsed.GetValue(Model)!, CommonOptions.TrustOf(parsed));
        using var opened = model;
        Continue(screen, new TextGenerator(model, options), parsed.GetValue(Prompt)!, json);
        return ExitCode.Done;
    }

    private static void Continue(Screen screen, TextGenerator generator, string prompt, string? json)
    {
        var found = json != "-" && generator.Options.Continuations == 1 ? [Write(generator, prompt)] : generator.Generate(prompt);
        foreach (var continuation in json != "-" && generator.Options.Continuations > 1 ? found : [])
        {
            OutputText.Write("-", TerminalText.Escape(prompt + continuation.Text));
        }

        if (generator.Options is { Method: Sampling, Seed: null })
        {
            screen.Say(FormattableString.Invariant($"Seed: {generator.Seed}"));
        }

        if (json is not null)
        {
            OutputText.WriteJson(json, new
            {
                prompt,
                seed = generator.Options.Method is Sampling ? generator.Seed : (int?)null,
                continuations = found.Select(one => new { one.Text, tokens = one.Tokens.Count, ids = one.Tokens, one.LogProbability, one.Score, end = NameOf(one.End) }),
            });
        }
    }

    private static Continuation Write(TextGenerator generator, string prompt)
    {
        Console.Out.Write(TerminalText.EscapeLines(prompt));
        var continuation = generator.Stream(prompt, part =>
        {
            Console.Out.Write(TerminalText.EscapeLines(part));
            Console.Out.Flush();
        });
        Console.Out.WriteLine();
        return continuation;
    }

    private static string NameOf(ContinuationEnd end) => end switch
    {
        ContinuationEnd.EndToken => "end token",
        ContinuationEnd.StopString => "stop string",
        ContinuationEnd.NoTokenLeft => "no token left",
        _ => "maximum",
    };
}
