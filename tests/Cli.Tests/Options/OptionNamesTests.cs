using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Options;
using NlpMlNet.Messages;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Options;

public sealed partial class OptionNamesTests
{
    // Options that the command leaves at their defaults, or sets itself to what is right.
    private static readonly HashSet<string> OutOfReach =
    [
        "CsvOptions.InferenceRows", "CsvOptions.DecimalSeparator", "CsvOptions.OnlyListedColumns", "CsvOptions.Columns",
        "DecodingOptions.Method", "CsvWriteOptions.Encoding", "CsvWriteOptions.Delimiter", "CsvWriteOptions.ByteOrderMark", "CsvWriteOptions.LineBreak", "CsvWriteOptions.DecimalSeparator",
        "BatchScoringOptions.Input", "BatchScoringOptions.Output",
        "BatchScoringOptions.CheckpointInterval", "BatchScoringOptions.RowsPerChunk",
        "NetworkTrainingOptions.Output", "NetworkTrainingOptions.Loss", "NetworkTrainingOptions.Schedule", "NetworkTrainingOptions.ClassWeights",
        "NetworkTrainingOptions.ParameterTolerance", "NetworkTrainingOptions.GradientTolerance", "NetworkTrainingOptions.ValidationFraction",
        "SentimentFeaturesOptions.NegationFactor", "WordVectorOptions.Format",
        "MapTokensToIdsOptions.MinimumCount", "MapTokensToIdsOptions.MaximumTokens", "MapTokensToIdsOptions.Vocabulary",
        "SubwordLearningOptions.MinimumFrequency", "SubwordLearningOptions.AlphabetSize",
        "TransformerTextClassificationOptions.LabelColumnName", "TransformerTextClassificationOptions.ScoreColumnName",
        "TransformerTextClassificationOptions.OutputColumnName", "TransformerTextClassificationOptions.Sentence1ColumnName",
        "TransformerTextClassificationOptions.Truncation", "TransformerTextClassificationOptions.ClassWeights",
        "TransformerTextClassificationOptions.ValidationFraction", "TransformerTextClassificationOptions.NewEncoder",
        "TextClassificationCheckpointOptions.Sentence2ColumnName", "TextClassificationCheckpointOptions.ScoreColumnName",
        "TextClassificationCheckpointOptions.OutputColumnName", "TextClassificationCheckpointOptions.Truncation",
        "TextClassificationCheckpointOptions.Device", "TransformerCheckpointOptions.AvailableMemory",
        "CausalLanguageModelOptions.Device", "CausalLanguageModelOptions.AvailableMemory",
        "CausalTrainingOptions.WindowLength", "CausalTrainingOptions.BatchSize", "CausalTrainingOptions.WarmUp", "CausalTrainingOptions.WeightDecay",
        "CausalTrainingOptions.GradientClipping", "CausalTrainingOptions.Device",
        "CausalTrainingOptions.NewNetwork.InnerSize", "CausalTrainingOptions.NewNetwork.Dropout",
        "SlidingWindowTrainingOptions.Activation", "SlidingWindowTrainingOptions.SamplingPower", "SlidingWindowTrainingOptions.Optimizer",
        "SlidingWindowTrainingOptions.Schedule", "SlidingWindowTrainingOptions.L2", "SlidingWindowTrainingOptions.ParameterTolerance",
        "SlidingWindowTrainingOptions.GradientTolerance",
        "TokensCatalogExtensions.MapTokensToIds",
    ];

    // What no command uses, or with options of its own alone.
    private static readonly HashSet<string> UnusedTypes =
    [
        "SplitIntoTokensOptions", "PadOrTruncateOptions", "EmbedOptions", "SubwordOptions", "SubwordEncodeOptions", "ByteLevelBpeOptions",
        "TransformerConfiguration",
    ];

    [Fact]
    public void All_OptionsThatLibrariesReferTo_HaveANameOfTheCommand()
    {
        var named = OptionNames.All.Keys.Select(name => $"{name.Owner.Name}.{name.Member}").ToHashSet();

        var referredTo = Sources().SelectMany(ReferencesIn).Distinct().Where(name => !UnusedTypes.Contains(name.Split('.')[0])).ToList();

        Assert.Contains("CsvOptions.Encoding", referredTo);
        Assert.Contains("NetworkTrainingOptions.MaximumEpochs", referredTo);
        Assert.Contains("TransformerTextClassificationOptions.NewEncoder.Heads", referredTo);
        Assert.Equal([], referredTo.Where(name => !named.Contains(name) && !OutOfReach.Contains(name)).Order());
        Assert.Equal([], OutOfReach.Where(name => named.Contains(name) || !referredTo.Contains(name)).Order());
    }

    [Fact]
    public void All_EachName_IsAnOptionOfSomeCommandOrASettingOfSomeRecipe()
    {
        var options = OptionsOf(CommandLine.CreateRoot([], CancellationToken.None)).ToHashSet();
        var settings = RecipeCatalog.BuiltIn.With(TransformerRecipes.All).Recipes.SelectMany(recipe => recipe.Settings).Select(setting => setting.Name).ToHashSet();

        foreach (var (code, name) in OptionNames.All)
        {
            Assert.True(IsMember(code.Owner, code.Member), $"{code} is not there.");
            Assert.All(OptionPattern().Matches(name), option => Assert.Contains(option.Value, options));
            Assert.All(SettingPattern().Matches(name), setting => Assert.Contains(setting.Groups[1].Value, settings));
        }
    }

    [Fact]
    public void Of_OptionWithoutName_KeepsItsNameInCode() =>
        Assert.Equal("CsvOptions.Columns", OptionNames.Of(new CodeName(typeof(CsvOptions), nameof(CsvOptions.Columns))));

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}Cli{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    // In a file with a using static of OptionFailures<T>, Option(...), Unless(...) and the helpers around them refer to members of T.
    private static IEnumerable<string> ReferencesIn(string source)
    {
        var owner = OwnerPattern().Match(source);
        var path = PathPattern().Match(source).Groups[1].Value; // of options inside options
        var own = owner.Success
            ? OwnPattern().Matches(source).Select(match => $"{owner.Groups[1].Value}.{(match.Groups[1].Success ? $"{path}." : "")}{match.Groups[2].Value}")
            : [];
        return own.Concat(CodeNamePattern().Matches(source).Select(match => $"{match.Groups[1].Value}.{match.Groups[2].Value}"));
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Select(option => option.Name).Concat(command.Subcommands.SelectMany(OptionsOf));

    private static bool IsMember(Type owner, string path) => path.Split('.') is [var first, .. var rest]
        && owner.GetMember(first, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static) is [var member, ..]
        && (rest.Length == 0 || IsMember(((PropertyInfo)member).PropertyType, string.Join('.', rest)));

    [GeneratedRegex(@"OptionFailures<[\w.]*?(\w+)>")]
    private static partial Regex OwnerPattern();

    [GeneratedRegex(@"string Path\([^)]*\) => \$""\{nameof\(\w+\.(\w+)\)\}")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"(?:Option|Unless\w*)\((?:[^;]*?,\s+)??(Path\()?nameof\((?:\w+\.)*(\w+)\)", RegexOptions.Singleline)]
    private static partial Regex OwnPattern();

    [GeneratedRegex(@"new(?: CodeName)?\(typeof\((?!TOptions)(\w+)\), nameof\((?:\w+\.)*(\w+)\)\)")]
    private static partial Regex CodeNamePattern();

    [GeneratedRegex(@"--(?!set\b)[a-z][a-z-]+")]
    private static partial Regex OptionPattern();

    [GeneratedRegex(@"--set ([a-z0-9-]+)")]
    private static partial Regex SettingPattern();
}
