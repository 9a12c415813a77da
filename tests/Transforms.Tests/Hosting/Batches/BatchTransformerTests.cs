using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Hosting;

public sealed class BatchTransformerTests
{
    private readonly MLContext context = new(seed: 1);
    private readonly BatchLog log = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void SmallTransformer_Conforms(int windowRows)
    {
        EstimatorConformance.Check(context, new TextLengthEstimator(context, windowRows, log), View("ccc", "a", "", "dddd", "bb"), "Text");

        Assert.Equal(0, log.OpenEngines);
    }

    [Fact]
    public void SavedModel_Loaded_KeepsItsWindow()
    {
        var data = View("ccc", "a", "bb");
        using var stream = new MemoryStream();
        context.Model.Save(new TextLengthEstimator(context, windowRows: 2).Fit(data), data.Schema, stream);
        stream.Position = 0;

        var loaded = new MLContext().Model.Load(stream, out _);

        Assert.Equal(2, Assert.Single(BatchSteps.In(loaded)).WindowRows);
    }

    [Fact]
    public void PredictionEngine_GivesValuesOfView()
    {
        var model = new TextLengthEstimator(context, 2, log).Fit(View("ccc"));

        using (var engine = context.Model.CreatePredictionEngine<Row, Measured>(model))
        {
            Assert.Equal(3, engine.Predict(new Row { Text = "abc" }).Length);
            Assert.Equal([(float)'x', 'y'], engine.Predict(new Row { Text = "xy" }).Ends);
        }

        Assert.Equal(["abc", "xy"], log.Batches); // once for each row, though it has two new columns
        Assert.Equal(0, log.OpenEngines);
    }

    [Fact]
    public void RowMapper_NewColumnsNotAskedFor_MakesNoEngine()
    {
        var data = View("ccc");
        ITransformer model = new TextLengthEstimator(context, 2, log).Fit(data);
        var mapper = model.GetRowToRowMapper(data.Schema);

        using (var cursor = data.GetRowCursor(data.Schema))
        using (mapper.GetRow(cursor, [mapper.OutputSchema["Text"]]))
        {
            Assert.True(cursor.MoveNext());
        }

        Assert.Empty(log.Engines);
    }

    [Fact]
    public void In_ChainsWithinChains_FindsStepsInOrder()
    {
        var data = View("ccc");
        var inner = new TextLengthTransformer(context, 5).Append(new TextLengthTransformer(context, 7));
        var chain = context.Transforms.CopyColumns("Copy", "Text").Fit(data).Append(inner).Append(new TextLengthTransformer(context, 9));

        Assert.Equal([5, 7, 9], BatchSteps.In(chain).Select(step => step.WindowRows));
        Assert.Empty(BatchSteps.In(context.Transforms.CopyColumns("Copy", "Text").Fit(data)));
    }

    private IDataView View(params string[] texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }

    private sealed class Measured
    {
        public int Length { get; set; }

        public float[] Ends { get; set; } = [];
    }
}
