using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Recipes;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

/// <summary>The same seed, fraction and labels hold out the same rows, whoever trains.</summary>
public sealed class HeldOutRowsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(7, 0.25)]
    public void SameSeedAndFraction_FileAndCode_HoldOutTheSameRows(int seed, double fraction)
    {
        var recording = new RecordingRecipe();
        RecipeTraining.Run(
            new TrainingRequest
            {
                DataPath = Survey(),
                TextColumn = "number",
                LabelColumn = "label",
                Recipe = recording,
                Refit = false,
                Seed = seed,
                ValidationFraction = fraction,
            },
            cancellation: TestContext.Current.CancellationToken);

        // The losses of each epoch tell which rows were learnt from and which were held out.
        var context = new MLContext(seed: 1);
        var options = new FeedForwardOptions { HiddenLayers = [], MaximumEpochs = 2, Seed = seed, ValidationFraction = fraction };
        var bySplit = Losses(context, options, Rows, validation: null);
        var byRecord = Losses(
            context,
            options,
            Rows.Where(row => recording.Train.Contains(row.Number)),
            Rows.Where(row => recording.Validation.Contains(row.Number)));
        Assert.Equal(byRecord, bySplit);
    }

    public void Dispose() => folder.Delete(recursive: true);

    // Uneven classes, whose order of appearance is not that of their names.
    private static IReadOnlyList<NumberedRow> Rows { get; } =
    [
        .. Enumerable.Range(0, 47).Select(i => new NumberedRow
        {
            Number = i,
            label = i % 11 == 3 ? "rare" : i % 3 == 0 ? "positive" : "negative",
            Features = [(i * 37 % 47) / 47f, (i * 11 % 47) / 47f],
        }),
    ];

    private static (double Loss, double? ValidationLoss)[] Losses(
        MLContext context, FeedForwardOptions options, IEnumerable<NumberedRow> rows, IEnumerable<NumberedRow>? validation)
    {
        var keys = context.Transforms.Conversion.MapValueToKey("label").Fit(context.Data.LoadFromEnumerable(Rows));
        var model = context.MulticlassClassification.Trainers.FeedForward("label", options: options)
            .Fit(Keyed(rows), validation is null ? null : Keyed(validation));
        return [.. model.Model.Network.Training.History.Select(epoch => (epoch.Loss, epoch.ValidationLoss))];

        IDataView Keyed(IEnumerable<NumberedRow> of) => keys.Transform(context.Data.LoadFromEnumerable(of));
    }

    private string Survey()
    {
        var path = Path.Combine(folder.FullName, "survey.csv");
        File.WriteAllLines(path, ["number,label", .. Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Number},{row.label}"))]);
        return path;
    }

    private sealed class NumberedRow
    {
        public int Number { get; set; }

        public string label { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    /// <summary>Notes the texts that it is given, and trains a small network.</summary>
    private sealed class RecordingRecipe : IRecipe
    {
        public string Name => "recording";

        public string Description => "Notes its rows.";

        public IReadOnlyList<RecipeSetting> Settings => [];

        public HashSet<int> Train { get; private set; } = [];

        public HashSet<int> Validation { get; private set; } = [];

        public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
        {
            Train = Numbers(train);
            Validation = Numbers(validation!); // some rows are held out
            return RecipeCatalog.BuiltIn.Get("sentiment-features").Fit(run with { Epochs = 1 }, train, validation);
        }

        private static HashSet<int> Numbers(IDataView view) =>
            [.. view.GetColumn<string>("number").Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
    }
}
