using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.LanguageModels;
using NlpMlNet.Models;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm convert</c>: n-gram models from any of their formats to another.</summary>
internal static class LmConvertCommand
{
    private static readonly Option<string> Input = new("--input") { HelpName = "FILE", Description = "N-gram model: a model file, ARPA (gzip too), or the mapped form.", Required = true };
    private static readonly Option<string> Output = new("--output") { HelpName = "FILE", Description = "File to write.", Required = true };
    private static readonly Option<string?> Format = new("--format") { HelpName = "NAME", Description = $"One of: {LmFileFormats.Names}. [default: by the name of --output (.zip, .arpa), else mapped]" };
    private static readonly Option<string> Tokens = new("--tokens") { HelpName = "NAME", Description = "How texts become tokens of an ARPA file, which doesn't say it: whitespace or words.", DefaultValueFactory = _ => "whitespace" };
    private static readonly Option<string?> Text = new("--text") { HelpName = "COLUMN", Description = "Column of texts that a model file scores. [default: that of the input, else Text]" };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "convert",
            "Converts n-gram models: ARPA to and from model files and the mapped form.",
            """
            The mapped form is opened at once, and its pages are read when they are needed; 'lm evaluate' and 'lm inspect' take it, too.

            Example:
              nlpmlnet lm convert --input kenlm.arpa --output model.zip
              nlpmlnet lm convert --input model.zip --output model.arpa
            """)
        {
            Input, Output, Format, Tokens, Text, CommonOptions.TrustModel,
        };
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var (input, output) = (parsed.GetValue(Input)!, parsed.GetValue(Output)!);
        var format = LmFileFormats.Of(parsed.GetValue(Format), output);
        DistinctFiles.Require([("--input", input)], [("--output", output)]);
        Outputs.Prepare(screen, parsed, new OutputFile("--output", output, "language model", IsLanguageModel));
        using var opened = Open(parsed, input);
        cancellation.ThrowIfCancellationRequested();
        var model = opened.Model as NgramModel
            ?? throw new NlpMlNetException($"'{input}' is no n-gram model, and only those have other formats. Give a model of 'nlpmlnet lm train --kind ngram'.");
        foreach (var warning in model.Warnings)
        {
            screen.Warn(warning);
        }

        switch (format)
        {
            case LmFileFormat.Arpa:
                model.WriteArpa(output);
                break;
            case LmFileFormat.Mapped:
                model.WriteMapped(output);
                break;
            default:
                var column = parsed.GetValue(Text) ?? opened.Manifest?.TextColumn ?? "Text";
                LmModelFile.Save(output, model, column, opened.Manifest ?? ManifestOf(parsed, model, input, column));
                break;
        }

        screen.Say($"Model: {output}");
        return ExitCode.Done;
    }

    private static OpenedLanguageModel Open(ParseResult parsed, string input) => LmFileFormats.Of(input) == LmFileFormat.Arpa
        ? new OpenedLanguageModel(NgramModel.ReadArpa(input, KindOf(parsed)), null)
        : LmModelFile.Open(input, CommonOptions.TrustOf(parsed));

    private static TokenKind KindOf(ParseResult parsed) => parsed.GetValue(Tokens) switch
    {
        "whitespace" => TokenKind.WhiteSpace,
        "words" => TokenKind.Words,
        var other => throw new UsageException($"--tokens {other} is not known. Known are: whitespace, words."),
    };

    private static ModelManifest ManifestOf(ParseResult parsed, NgramModel model, string input, string column) => new()
    {
        Recipe = "lm ngram",
        Settings = new Dictionary<string, string>
        {
            ["converted"] = Path.GetFileName(input),
            ["order"] = FormattableString.Invariant($"{model.Order}"),
        },
        TextColumn = column,
        Classes = [],
        Command = GivenCommand.Of(parsed),
        Versions = SoftwareVersions.Current,
    };

    private static bool IsLanguageModel(string path) => LmFileFormats.Of(path) != LmFileFormat.Model || WrittenFile.IsModel(path);
}
