namespace NlpMlNet.Networks;

internal enum OptimizerKind
{
    Sgd,
    Momentum,
    Nesterov,
    Adam,
    AdamW,
}
