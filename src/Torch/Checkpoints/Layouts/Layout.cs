namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of an architecture: which there must be, and which may be there and say nothing new.</summary>
internal sealed record Layout
{
    /// <summary>The prefix of the body's names in a checkpoint that has a head, e.g. <c>bert.</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>The body, the token embedding first.</summary>
    public required IReadOnlyList<ExpectedTensor> Body { get; init; }

    /// <summary>The head, under its full names.</summary>
    public IReadOnlyList<ExpectedTensor> Head { get; init; } = [];

    /// <summary>
    /// Beginnings of names, prefix left off, of tensors that repeat what another one or the architecture says, or that the
    /// architecture does not use.
    /// </summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>The ends of names, as <see cref="Ignored"/>.</summary>
    public IReadOnlyList<string> IgnoredEnds { get; init; } = [];

    /// <summary>Whether all that is no body is a head to be left out.</summary>
    public bool LeavesHeadsOut { get; init; }

    /// <summary>Whether the body can be loaded by itself where the head isn't known.</summary>
    public bool BodyIsOfUse { get; init; } = true;

    /// <summary>All expected tensors.</summary>
    public IEnumerable<ExpectedTensor> All => Body.Concat(Head);

    /// <summary>The tensors of a checkpoint.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="head">The head.</param>
    /// <param name="classes">The number C of classes of a classification.</param>
    /// <param name="leaveHeadsOut">Whether the file may hold heads that are not wanted.</param>
    /// <returns>The layout.</returns>
    public static Layout Of(TransformerConfiguration configuration, TransformerHead head, int classes, bool leaveHeadsOut = false)
    {
        var layout = configuration.Family switch
        {
            TransformerFamily.Bert => BertLayout.Of(configuration, head, classes),
            TransformerFamily.Roberta => RobertaLayout.Of(configuration, head, classes),
            TransformerFamily.DistilBert => DistilBertLayout.Of(configuration, head, classes),
            _ => Gpt2Layout.Of(configuration),
        };
        return leaveHeadsOut ? layout with { LeavesHeadsOut = true } : layout;
    }
}
