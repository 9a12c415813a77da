using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Tests.Transformers;

/// <summary>AdamW by hand, and TorchSharp's own beside it.</summary>
public sealed class AdamWTests
{
    public AdamWTests() => TorchLibrary.EnsureLoaded();

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Step_First_MovesByTheLearningRateAndDecays(string name)
    {
        using var scope = NewDisposeScope();
        using var weight = new Parameter(tensor([1f, -2f], device: device(name)));
        using var bias = new Parameter(tensor([3f], device: device(name)));
        using var optimizer = new AdamW([weight], [bias], decay: 0.5);
        weight.grad = tensor([0.25f, -4f], device: weight.device);
        bias.grad = tensor([0.1f], device: weight.device);

        optimizer.Step(learningRate: 0.1);

        // The first step's moments are the gradient and its square, so that it has the length of the rate: 0.1 against the slope's
        // sign. Decay: w (1 - 0.1 * 0.5) = 0.95 and -1.9. So 0.95 - 0.1 = 0.85, -1.9 + 0.1 = -1.8, and 3 - 0.1 = 2.9 without decay.
        Reference.AssertClose([0.85f, -1.8f], Reference.Floats(weight), 1e-5, "weight");
        Reference.AssertClose([2.9f], Reference.Floats(bias), 1e-5, "bias");
    }

    [Fact]
    public void Step_ManySteps_AgreesWithTorchSharps()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var one = new Parameter(randn([5, 4], generator: random));
        using var other = new Parameter(one.detach().clone());
        using var optimizer = new AdamW([one], [], decay: 0.01);
        using var reference = optim.AdamW([other], weight_decay: 0.01);
        for (var step = 1; step <= 20; step++)
        {
            using var gradient = randn([5, 4], generator: random);
            (one.grad, other.grad) = (gradient.clone(), gradient.clone());
            foreach (var group in reference.ParamGroups)
            {
                group.LearningRate = 0.1 / step;
            }

            optimizer.Step(0.1 / step);
            reference.step();
        }

        Reference.AssertClose(Reference.Floats(other), Reference.Floats(one), 1e-5, "parameter");
    }

    [Fact]
    public void Step_NoGradient_StaysAsItIs()
    {
        using var weight = new Parameter(tensor([1f]));
        using var optimizer = new AdamW([weight], [], decay: 0.5);

        optimizer.Step(0.1);

        Assert.Equal(1, weight.item<float>());
    }
}
