namespace NlpMlNet;

/// <summary>When beam search ends, once as many continuations have ended as there are beams: Hugging Face's <c>early_stopping</c>.</summary>
public enum BeamStopping
{
    /// <summary>
    /// When the best beam, scored at its present length, is no better than the worst of the ended continuations (<c>early_stopping=False</c>).
    /// With a length penalty above 0 a longer continuation might still have overtaken it.
    /// </summary>
    WhenUnlikely,

    /// <summary>At once (<c>early_stopping=True</c>).</summary>
    WhenEnough,

    /// <summary>
    /// When no beam can become better any more (<c>early_stopping="never"</c>): the best beam is scored at the length that is best for
    /// it, the longest one for a length penalty above 0, as if its remaining tokens were certain.
    /// </summary>
    WhenImpossible,
}
