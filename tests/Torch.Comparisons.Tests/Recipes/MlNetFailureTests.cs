using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class MlNetFailureTests
{
    [Fact]
    public void Explain_WeightsDisposedOf_SaysHowABuildMendsIt()
    {
        var cause = new AggregateException(new InvalidOperationException("Tensor invalid -- empty handle."));

        var error = Assert.Throws<NlpMlNetException>(() => MlNetFailure.Explain<int>(() => throw cause));

        Assert.Equal(
            "ML.NET's TextClassification failed. Microsoft.ML.TorchSharp disposes of its own weights with this TorchSharp. Build the program with the package "
            + "NlpMlNet.Torch, which puts a copy that keeps them into the output (unless MendTextClassification is false). It says: Tensor invalid -- empty handle.",
            error.Message);
        Assert.Same(cause, error.InnerException);
    }

    [Fact]
    public void Explain_AnotherReason_IsPassedOnInOneLine()
    {
        var error = Assert.Throws<NlpMlNetException>(() => MlNetFailure.Explain<int>(() => throw new NotSupportedException("no\nmore")));

        Assert.Equal("ML.NET's TextClassification failed. It says: no more", error.Message);
    }

    [Fact]
    public void Explain_Cancellation_StaysOne() =>
        Assert.Throws<OperationCanceledException>(() => MlNetFailure.Explain<int>(() => throw new OperationCanceledException()));
}
