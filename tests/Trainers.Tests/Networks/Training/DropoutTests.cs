using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

public class DropoutTests
{
    [Fact]
    public void Apply_ManyUnits_SilencesTheShareAndScalesTheRest()
    {
        float[] a = [.. Enumerable.Repeat(2f, 32_000)], derivative = [.. Enumerable.Repeat(1f, 32_000)];

        new Dropout(0.25f, seed: 1).Apply(a, derivative, step: 3, layer: 0, panel: 0, firstElement: 0);

        // 2 / (1 - 0.25) = 2.6666667; the share's standard deviation is √(0.25·0.75 / 32000) = 0.0024
        Assert.All(a, value => Assert.True(value == 0f || value == 2f * (1f / 0.75f)));
        Assert.All(a.Zip(derivative), pair => Assert.Equal(pair.First, 2 * pair.Second));
        Assert.Equal(0.25, a.Count(value => value == 0) / 32_000.0, 0.01);
        Assert.Equal(2f, a.Average(), 0.03f);
    }

    [Fact]
    public void Apply_PartOfThePanel_IsPartOfTheMask()
    {
        float[] whole = [.. Enumerable.Repeat(1f, 640)], part = [.. Enumerable.Repeat(1f, 320)];
        var dropout = new Dropout(0.5f, seed: 1);

        dropout.Apply(whole, new float[640], 1, 0, 0, 0);
        dropout.Apply(part, new float[320], 1, 0, 0, 320);

        Assert.Equal(whole[320..], part);
    }

    [Fact]
    public void Apply_OtherStepLayerPanelOrSeed_DrawsAnotherMask()
    {
        float[] Mask(int seed, long step, int layer, int panel)
        {
            float[] a = [.. Enumerable.Repeat(1f, 64)];
            new Dropout(0.5f, seed).Apply(a, new float[64], step, layer, panel, 0);
            return a;
        }

        float[][] masks = [Mask(1, 1, 0, 0), Mask(2, 1, 0, 0), Mask(1, 2, 0, 0), Mask(1, 1, 1, 0), Mask(1, 1, 0, 1)];
        Assert.Equal(5, masks.Select(mask => string.Join(',', mask)).Distinct().Count());
    }

    [Fact]
    public void Train_Dropout_ChangesTrainingButNotPrediction()
    {
        var rows = TrainingData.Circle(400);
        var model = FeedForwardTraining.Train(new() { HiddenLayers = [64], Dropout = 0.3f, LearningRate = 0.01f }, LearningTask.Binary, rows);
        var without = FeedForwardTraining.Train(new() { HiddenLayers = [64], LearningRate = 0.01f }, LearningTask.Binary, rows);
        float[] first = new float[1], second = new float[1];

        model.Predict(rows.Row(0), first);
        model.Predict(rows.Row(0), second);

        Assert.Equal(first, second);
        Assert.NotEqual(without.Parameters.ToArray(), model.Parameters.ToArray());
        Assert.InRange(TrainingData.Accuracy(model, TrainingData.Circle(400, seed: 9)), 0.9, 1);
    }
}
