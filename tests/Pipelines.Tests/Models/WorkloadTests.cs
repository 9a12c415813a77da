using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Models;

public sealed class WorkloadTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Of_ModelThatGoesRowByRow_IsOneThreadEach()
    {
        var model = context.Transforms.CopyColumns("Copy", "Text").Fit(context.Data.LoadFromEnumerable([new Row()]));

        Assert.Equal(new Workload(7, 1, null), Workload.Of(model, 7));
        Assert.Equal(new Workload(Environment.ProcessorCount, 1, null), Workload.Of(model, 0));
    }

    [Theory]
    [InlineData(1, 0, 1, 0)] // the model takes as many threads as it likes
    [InlineData(1, 6, 1, 6)]
    [InlineData(2, 6, 2, 3)]
    [InlineData(4, 6, 4, 1)]
    [InlineData(4, 3, 3, 1)] // no more workers than threads
    public void Of_ModelInBatches_SharesThreadsOut(int preferred, int threads, int workers, int each) =>
        Assert.Equal(new Workload(workers, each, 50), Workload.Of(new LengthJudge(context, new(50, preferred)), threads));

    [Fact]
    public void Of_SeveralStepsInBatches_HasTheLargestWindowAndTheFewestWorkers()
    {
        var chain = new LengthJudge(context, new(50, 4)).Append(new LengthJudge(context, new(80, 2)));

        Assert.Equal(new Workload(2, 4, 80), Workload.Of(chain, 8));
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
