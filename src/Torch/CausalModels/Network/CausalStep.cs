using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>What all blocks share while tokens pass through the network.</summary>
/// <param name="Visible">Where the tokens are, and which ones they see.</param>
/// <param name="Rotary">The cosines and sines of their positions; null where positions have learned vectors.</param>
/// <param name="Cache">The keys and values of the tokens before them; null when there are none and none are kept.</param>
internal readonly record struct CausalStep(VisibleTokens Visible, (Tensor Cosines, Tensor Sines)? Rotary, KeyValueCache? Cache);
