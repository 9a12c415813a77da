using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class RecipeTrainingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Theory]
    [InlineData("sentiment-features", "basic", 0.70)]
    [InlineData("sentiment-features", "extended", 0.73)]
    [InlineData("bag-of-words", null, 0.78)]
    [InlineData("embeddings", null, 0.78)]
    public void Run_FilmReviews_BeatsThePeers(string recipe, string? features, double atLeast)
    {
        // fastText 0.765, logistic regression on naive-Bayes-weighted n-grams 0.771; the issue's floors are 0.66, 0.70 and 0.76.
        var (train, test) = FilmReviews();

        var result = Train(Request(train, recipe) with
        {
            TextColumn = "text",
            Settings = features is null ? new Dictionary<string, string>() : new() { ["features"] = features },
        });

        var metrics = ModelEvaluation.Evaluate(
            new MLContext(1), result.Model, test, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1066, metrics.Rows);
        Assert.True(metrics.Accuracy >= atLeast, $"{recipe} {features}: {metrics.Accuracy:F3}");
    }

    [Theory]
    [InlineData("sentiment-features")]
    [InlineData("bag-of-words")]
    [InlineData("embeddings")]
    public void Run_ModelSavedAndLoadedInAFreshProcess_GivesTheSamePredictions(string recipe)
    {
        var context = new MLContext(seed: 1);
        var result = Train(Request(Survey(), recipe));
        var texts = context.Data.LoadFromEnumerable([new Answer { answer = "A great, great idea!" }, new Answer { answer = "" }, new Answer { answer = "No. 😡" }]);

        var expected = ViewValues.ReadAll(result.Model.Transformer.Transform(texts));

        Assert.Equal(expected, FreshProcess.Transform(context, result.Model.Transformer, texts));
    }

    [Fact]
    public void Run_HeldOutRows_AreLearntFromInTheEndUnlessRefitIsOff()
    {
        var request = Request(Survey(), "sentiment-features");

        var refitted = Train(request).Model.Manifest!;
        var held = Train(request with { Refit = false }).Model.Manifest!;
        var none = Train(request with { ValidationFraction = 0, Settings = new Dictionary<string, string> { ["epochs"] = "5" } });

        Assert.Equal((40, 4, true), (refitted.TrainedRows, refitted.ValidationRows, refitted.Training!.Refitted));
        Assert.Equal((36, 4, false), (held.TrainedRows, held.ValidationRows, held.Training!.Refitted));
        Assert.Equal(held.Validation, refitted.Validation);
        Assert.Equal((40, 0, false), (none.Model.Manifest!.TrainedRows, none.Model.Manifest.ValidationRows, none.Model.Manifest.Training!.Refitted));
        Assert.Equal("training rows", none.EvaluatedOn);
        Assert.Null(none.Model.Manifest.Validation);
    }

    [Fact]
    public void Run_OwnValidationFile_DecidesAndIsNeverLearntFrom()
    {
        var manifest = Train(Request(Survey(), "sentiment-features") with { ValidationPath = Survey(rows: 10) }).Model.Manifest!;

        Assert.Equal((40, 10, false), (manifest.TrainedRows, manifest.ValidationRows, manifest.Training!.Refitted));
        Assert.Equal("survey-10.csv", manifest.ValidationData!.File);
    }

    [Fact]
    public void Run_ValidationFileHasAnotherClass_NamesItsRow()
    {
        var validation = Write("validation.csv", "answer,label\nfine,positive\nwell,undecided\n");

        var error = Assert.Throws<NlpMlNetException>(() => Train(Request(Survey(), "bag-of-words") with { ValidationPath = validation }));

        Assert.Equal(
            $"Row 2 of '{validation}' has the label 'undecided', which the training data don't have. Their classes are: negative, positive.",
            error.Message);
    }

    [Fact]
    public void Run_SplitColumn_LearnsFromOneValueAndStopsByAnother()
    {
        var rows = File.ReadAllLines(Survey())[1..].Select((line, i) => $"{line},{(i < 28 ? "train" : i < 36 ? "dev" : "test")}");
        var data = Write("splits.csv", $"answer,label,split\n{string.Join('\n', rows)}\n");

        var result = Train(Request(data, "sentiment-features") with
        {
            Where = [new CsvCondition("split", "train")],
            ValidationWhere = [new CsvCondition("split", "dev")],
        });

        var manifest = result.Model.Manifest!;
        Assert.Equal((28, 8, false), (manifest.TrainedRows, manifest.ValidationRows, manifest.Training!.Refitted));
        Assert.Equal([new CsvCondition("split", "train")], manifest.TrainingData!.Where!);
        Assert.Equal([new CsvCondition("split", "dev")], manifest.ValidationData!.Where!);
        Assert.Equal("splits.csv (split=dev)", result.EvaluatedOn);
    }

    [Fact]
    public void Run_ValidationRowsCouldBeTrainingRows_IsRefused()
    {
        var data = Survey();

        var error = Assert.Throws<NlpMlNetException>(() => Train(Request(data, "bag-of-words") with
        {
            Where = [new CsvCondition("label", "positive"), new CsvCondition("label", "negative")],
            ValidationPath = data,
            ValidationWhere = [new CsvCondition("label", "negative")],
        }));

        Assert.Contains("could be some of those that are learnt from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RowsWithoutLabel_AreLeftOutAndCountedOnRequest()
    {
        var data = Write("gaps.csv", File.ReadAllText(Survey()) + "nobody read this,\nnor this,  \n");
        var request = Request(data, "sentiment-features");

        var error = Assert.Throws<NlpMlNetException>(() => Train(request));
        var result = Train(request with { SkipUnlabelled = true });

        Assert.Equal(
            $"2 of 42 rows of '{data}' have no label in column 'label', the first is row 41. Fill them in, or have such rows left out (EvaluationOptions.SkipUnlabelled).",
            error.Message);
        Assert.Equal((40, 2), (result.Model.Manifest!.TrainedRows, result.Model.Manifest.TrainingData!.UnlabelledRows));
        Assert.Equal(2, result.Review.UnlabelledRows);
    }

    [Fact]
    public void Run_RowsThatDeserveALook_AreCounted()
    {
        var data = Write("odd.csv", File.ReadAllText(Survey()) + ",positive\n\"  \",negative\na shrug,neither\nfine,Positive\nwell,Positive\n");
        var validation = Write("seen.csv", "answer,label\n\"A great bus, I love line 3\",positive\nnew words,negative\n,negative\n");

        var review = Train(Request(data, "sentiment-features") with { ValidationPath = validation }).Review;

        Assert.Equal([new ClassCount("neither", 1)], review.SmallClasses);
        Assert.Equal(["Positive", "positive"], Assert.Single(review.CaseVariants));
        Assert.Equal(3, review.EmptyTexts); // two of them in the training file
        Assert.Equal(1, review.TextsInBoth); // two empty texts are no leak
    }

    [Fact]
    public void Run_NothingOdd_ReviewIsEmpty()
    {
        var review = Train(Request(Survey(), "sentiment-features")).Review;

        Assert.Empty(review.SmallClasses);
        Assert.Empty(review.CaseVariants);
        Assert.Equal((0, 0, 0), (review.EmptyTexts, review.TextsInBoth, review.UnlabelledRows));
    }

    [Fact]
    public void Run_OwnLexicon_IsTaken()
    {
        var lexicon = Write("mine.txt", "zork\t2\nblorp\t-2\n");
        var data = Write("zork.csv", "answer,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"what a zork {i},up\nwhat a blorp {i},down\n")));

        var result = Train(Request(data, "sentiment-features") with
        {
            Settings = new Dictionary<string, string> { ["lexicon"] = lexicon, ["learning-rate"] = "0.05" },
        });

        Assert.Equal(1, result.Metrics.Accuracy);
    }

    [Fact]
    public void Run_QuantizedEmbeddings_TellsWhatItCosts()
    {
        var result = Train(Request(Survey(), "embeddings") with { Settings = new Dictionary<string, string> { ["quantize"] = "true" } });

        Assert.Matches(@"^Vectors in 8 bits: accuracy [01]\.\d{4} instead of [01]\.\d{4} on 4 held-out rows\.$", Assert.Single(result.Notes));
        Assert.Equal("true", result.Model.Manifest!.Settings["quantize"]);
    }

    [Fact]
    public void Run_LockFreeEmbeddings_SaysThatItIsNotReproducible()
    {
        var result = Train(Request(Survey(), "embeddings") with { Settings = new Dictionary<string, string> { ["lock-free"] = "true" } });

        Assert.Equal(["Another run will give another model (lock-free)."], result.Notes);
    }

    [Fact]
    public void Run_EmbeddingsFromAVectorFile_TakesItsDimension()
    {
        var vectors = Path.Combine(folder.FullName, "words.vec");
        File.WriteAllText(vectors, "2 3\ngreat 1 2 3\nidea -1 0.5 0.25\n");
        var settings = new Dictionary<string, string> { ["vectors"] = vectors, ["freeze"] = "true", ["char-ngrams"] = "0", ["word-ngrams"] = "1" };

        var result = Train(Request(Survey(), "embeddings") with { Settings = settings });

        Assert.Equal(vectors, result.Model.Manifest!.Settings["vectors"]);
        Assert.Equal("that of the vectors", result.Model.Manifest.Settings["dimension"]);
    }

    [Fact]
    public void Run_VectorFileIsMissing_NamesIt()
    {
        var settings = new Dictionary<string, string> { ["vectors"] = "nowhere.vec" };

        var error = Assert.ThrowsAny<Exception>(() => Train(Request(Survey(), "embeddings") with { Settings = settings }));

        Assert.Contains("nowhere.vec", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("sentiment-features")]
    [InlineData("bag-of-words")]
    [InlineData("embeddings")]
    public void Run_AllTextsEmpty_IsRefusedByEveryRecipe(string recipe)
    {
        var data = Write("empty.csv", "answer,label\n" + string.Concat(Enumerable.Repeat(",yes\n\" \",no\n", 20)));

        var error = Assert.Throws<NlpMlNetException>(() => Train(Request(data, recipe)));

        Assert.Equal(
            $"All 40 texts of column 'answer' in '{data}' are empty: there is nothing to learn from. Name the column that holds the texts.", error.Message);
    }

    private static TrainingResult Train(TrainingRequest request) =>
        RecipeTraining.Run(request, cancellation: TestContext.Current.CancellationToken);

    private static TrainingRequest Request(string data, string recipe) =>
        new() { DataPath = data, TextColumn = "answer", LabelColumn = "label", Recipe = RecipeCatalog.BuiltIn.Get(recipe) };

    private string Survey(int rows = 40) => Write(
        $"survey-{rows}.csv",
        "answer,label\n" + string.Concat(Enumerable.Range(0, rows).Select(i => i % 2 == 0
            ? $"\"A great bus, I love line {i / 2}\",positive\n"
            : $"\"Terrible noise, I hate line {i / 2}\",negative\n")));

    private (string Train, string Test) FilmReviews()
    {
        var lines = File.ReadAllLines(SharedData.Find("data/rt-polarity.csv"));
        return (
            Write("train.csv", string.Join('\n', lines.Where((line, i) => i == 0 || line.EndsWith(",train", StringComparison.Ordinal)))),
            Write("test.csv", string.Join('\n', lines.Where((line, i) => i == 0 || line.EndsWith(",test", StringComparison.Ordinal)))));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class Answer
    {
        public string answer { get; set; } = "";
    }
}
