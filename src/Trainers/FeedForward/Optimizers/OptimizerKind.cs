namespace NlpMlNet.FeedForward;

internal enum OptimizerKind
{
    Sgd,
    Momentum,
    Nesterov,
    Adam,
    AdamW,
}
