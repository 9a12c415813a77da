namespace NlpMlNet.Networks;

/// <summary>The numbers under which activations are stored in model files: never renumber.</summary>
internal enum ActivationKind
{
    ReLU = 0,
    LeakyReLU = 1,
    Sigmoid = 2,
    Tanh = 3,
    GELU = 4,
    Softplus = 5,
    ELU = 6,
    SELU = 7,
    Identity = 8,
}
