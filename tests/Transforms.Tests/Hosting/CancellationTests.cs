using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Hosting;

/// <summary>A cancelled context ends fits and transforms as a token does.</summary>
public sealed class CancellationTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Cancellation_OfATokenAlone_IsTheToken()
    {
        using var source = new CancellationTokenSource();
        Cancellation cancellation = source.Token;
        cancellation.ThrowIfCancellationRequested();

        source.Cancel();

        Assert.True(cancellation.IsCancellationRequested);
        Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(cancellation.ThrowIfCancellationRequested).CancellationToken);
    }

    [Fact]
    public void Cancellation_OfAHost_ComesFromItsContextAlone()
    {
        var cancellation = new Cancellation(CancellationToken.None, ((IHostEnvironment)context).Register("Work"));
        var inner = new Cancellation(CancellationToken.None, ((IHostEnvironment)context).Register("Outer").Register("Inner"));
        var other = new Cancellation(CancellationToken.None, ((IHostEnvironment)new MLContext(1)).Register("Work"));

        context.CancelExecution();

        Assert.Equal((true, true, false), (cancellation.IsCancellationRequested, inner.IsCancellationRequested, other.IsCancellationRequested));
        var error = Assert.Throws<OperationCanceledException>(cancellation.ThrowIfCancellationRequested);
        Assert.StartsWith("The work was ended by MLContext.CancelExecution.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NgramFeatures")]
    [InlineData("LearnSubwords")]
    [InlineData("MapTokensToIds")]
    [InlineData("PadOrTruncate")]
    [InlineData("Embed")]
    public void Fit_ContextCancelledAtTheThirdOfTenRows_ReadsNoFurther(string name)
    {
        var read = 0;

        Assert.Throws<OperationCanceledException>(() => Estimators[name].Fit(View(CancelAtThird())));

        Assert.InRange(read, 3, 4);

        IEnumerable<Row> CancelAtThird()
        {
            for (var i = 0; i < 10; i++)
            {
                if (++read == 3)
                {
                    context.CancelExecution();
                }

                yield return new Row { Text = "rain again" };
            }
        }
    }

    [Fact]
    public void Fit_RowsOfAnotherTransform_EndsWithTheCancellationItself()
    {
        // ML.NET's threads read the rows of the first step ahead of the second.
        var pipeline = context.Transforms.Text.SplitIntoTokens("Split", "Text").Append(context.Transforms.Text.MapTokensToIds("Y", "Split"));

        Assert.Throws<OperationCanceledException>(() => pipeline.Fit(View(CancelAtThousandth())));

        IEnumerable<Row> CancelAtThousandth()
        {
            for (var i = 0; i < 100_000; i++)
            {
                if (i == 1_000)
                {
                    context.CancelExecution();
                }

                yield return new Row { Text = "rain again" };
            }
        }
    }

    [Fact]
    public void LearnSubwords_ContextCancelledAtTheLastRow_JoinsNoPieces()
    {
        IEnumerable<Row> Rows()
        {
            yield return new Row { Text = "rain again rain again" };
            context.CancelExecution();
        }

        Assert.Throws<OperationCanceledException>(() => Estimators["LearnSubwords"].Fit(View(Rows())));
    }

    [Fact]
    public void Transform_ContextCancelledAtTheTenthRow_EndsLongBeforeTheLast()
    {
        const int Rows = 1_000_000;
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(i => new Number { X = i }));
        var view = new DoublerEstimator(context, "Y", "X").Fit(data).Transform(data);
        var cursor = view.GetRowCursor([view.Schema["Y"]]);
        var (getter, value, read) = (cursor.GetGetter<float>(view.Schema["Y"]), 0f, 0);

        var error = Assert.ThrowsAny<Exception>(() =>
        {
            using (cursor)
            {
                while (cursor.MoveNext())
                {
                    getter(ref value);
                    if (++read == 10)
                    {
                        context.CancelExecution();
                    }
                }
            }
        });

        // ML.NET's threads read some batches of rows ahead, and wrap what ends them.
        Assert.IsType<OperationCanceledException>(error.GetBaseException());
        Assert.InRange(read, 10, Rows / 2);
    }

    [Fact]
    public void Transform_ContextCancelledBetweenTwoWindows_ComputesNoFurtherBatch()
    {
        var log = new BatchLog();
        var data = View([.. Enumerable.Range(0, 6).Select(i => new Row { Text = new string('x', i + 1) })]);
        var view = new TextLengthEstimator(context, windowRows: 2, log).Fit(data).Transform(data);
        using var cursor = view.GetRowCursor([view.Schema["Length"]]);

        cursor.MoveNext();
        context.CancelExecution();

        Assert.True(cursor.MoveNext()); // the window at hand is there
        Assert.Throws<OperationCanceledException>(() => cursor.MoveNext());
        Assert.Equal(["x xx"], log.Batches);
    }

    [Fact]
    public void PredictionEngine_ContextCancelled_PredictsNoMore()
    {
        var data = View([new Row { Text = "xx" }]);
        var model = new TextLengthEstimator(context, windowRows: 2).Fit(data);
        using var engine = context.Model.CreatePredictionEngine<Row, Length>(model);
        Assert.Equal(2, engine.Predict(new Row { Text = "xx" }).Value);

        context.CancelExecution();

        Assert.Throws<OperationCanceledException>(() => engine.Predict(new Row { Text = "xxx" }));
    }

    private Dictionary<string, IEstimator<ITransformer>> Estimators => new()
    {
        ["NgramFeatures"] = context.Transforms.Text.NgramFeatures("Y", "Text"),
        ["LearnSubwords"] = context.Transforms.Text.LearnSubwords("Y", "Text", new() { VocabularySize = 30, MinimumFrequency = 1 }),
        ["MapTokensToIds"] = context.Transforms.Text.MapTokensToIds("Y", "Tokens"),
        ["PadOrTruncate"] = context.Transforms.Text.PadOrTruncate("Y", "Numbers"),
        ["Embed"] = context.Transforms.Text.Embed("Y", "Tokens", WordVectors.Create(["rain"], [1, 2], 2)),
    };

    private IDataView View(IEnumerable<Row> rows) => context.Data.LoadFromEnumerable(rows);

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string[] Tokens { get; set; } = ["rain", "again"];

        public float[] Numbers { get; set; } = [1, 2];
    }

    private sealed class Number
    {
        public float X { get; set; }
    }

    private sealed class Length
    {
        [ColumnName("Length")]
        public int Value { get; set; }
    }
}
