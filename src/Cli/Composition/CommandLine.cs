using System.CommandLine;
using System.Runtime.InteropServices;
using NlpMlNet.Cli.Commands;
using NlpMlNet.Cli.LibTorch;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Hosting;
using NlpMlNet.Recipes;

namespace NlpMlNet.Cli.Composition;

/// <summary>The command <c>nlpmlnet</c>, put together of all packages: parses, runs, and turns failures into messages and exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Gets the recipes of all packages.</summary>
    private static RecipeCatalog Recipes { get; } = RecipeCatalog.BuiltIn.With(TransformerRecipes.All).With(ComparisonRecipes.All);

    /// <summary>Gets the kinds of language models of all packages.</summary>
    private static LmKind[] LanguageModels => [LmNgramKind.Create(), LmWindowKind.Create(), LmCausalKind.Create()];

    public static int Run(string[] args)
    {
        InstalledLibTorch.Announce();
        using var cancellation = new CancellationTokenSource();
        using var interrupt = OnSignal(PosixSignal.SIGINT, cancellation);
        using var terminate = OnSignal(PosixSignal.SIGTERM, cancellation);
        return Run(args, cancellation.Token);
    }

    /// <summary>Runs one command; the demonstration runs others through this.</summary>
    public static int Run(string[] args, CancellationToken cancellation)
    {
        var parsed = CreateRoot(args, cancellation).Parse(args);
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        if (parsed.Errors.Count > 0)
        {
            return ReportUsage(parsed, screen);
        }

        if (UsageErrors.EmptyValue(parsed) is { } empty)
        {
            screen.Error(empty);
            return ExitCode.WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (Cancellation.IsBehind(e))
        {
            screen.Error(FailureMessage.Of(e));
            return ExitCode.Cancelled;
        }
        catch (UsageException e)
        {
            screen.Error(e.Message);
            return ExitCode.WrongUsage;
        }
        catch (Exception e) when (ClosedPipe.IsBehind(e))
        {
            return ExitCode.ClosedPipe; // who closed it knows
        }
        catch (Exception e)
        {
            if (parsed.GetValue(CommonOptions.Verbose))
            {
                screen.ErrorDetails(e);
            }
            else
            {
                screen.Error(FailureMessage.Of(e));
            }

            return ExitCode.Failed;
        }
    }

    /// <summary>Puts the commands together. If some are named by the arguments, only these get their options: that takes most of the time of a short run.</summary>
    internal static RootCommand CreateRoot(string[] args, CancellationToken cancellation)
    {
        (string Name, Func<Command> Create)[] commands =
        [
            ("demo", () => DemoCommand.Create(arguments => Run(arguments, cancellation))),
            ("train", () => TrainCommand.Create(() => Recipes, cancellation)),
            ("split", () => SplitCommand.Create(cancellation)),
            ("import", () => ImportCommand.Create(cancellation)),
            ("evaluate", () => EvaluateCommand.Create(cancellation)),
            ("score", () => ScoreCommand.Create(cancellation)),
            ("inspect", () => InspectCommand.Create(cancellation)),
            ("model-size", () => ModelSizeCommand.Create(cancellation)),
            ("vectors", () => VectorsCommand.Create(cancellation)),
            ("lm", () => LmCommand.Create(LanguageModels, cancellation)),
            ("lexicon", () => LexiconCommand.Create(cancellation)),
            ("libtorch", () => LibTorchCommand.Create(cancellation)),
        ];
        var root = new RootCommand("Trains, evaluates and applies text classifiers: CSV in, CSV out. Start with 'nlpmlnet demo'.");
        var anyNamed = Array.Exists(commands, command => args.Contains(command.Name));
        foreach (var (name, create) in commands)
        {
            root.Subcommands.Add(anyNamed && !args.Contains(name) ? new Command(name) : create());
        }

        HelpWithDetails.AddTo(root);
        return root;
    }

    private static int ReportUsage(ParseResult parsed, Screen screen)
    {
        foreach (var message in UsageErrors.Of(parsed))
        {
            screen.Error(message);
        }

        return ExitCode.WrongUsage;
    }

    private static PosixSignalRegistration OnSignal(PosixSignal signal, CancellationTokenSource cancellation) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            // The first signal ends the work in good order, the second one ends the process.
            context.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        });
}
