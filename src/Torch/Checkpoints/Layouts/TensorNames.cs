namespace NlpMlNet.Checkpoints;

/// <summary>The names that tensors have in a model's own file, for those that were saved from inside a wrapper or under an older name.</summary>
/// <remarks>
/// Wrappers put a part of their own into the names: torch's <c>DataParallel</c> <c>module</c>, its <c>compile</c> <c>_orig_mod</c>, sharded
/// training and checkpointing two others, each before the whole model or before a part of it, and several one in another. A class that
/// holds the model as a member (<c>model</c>, <c>auto_model</c>) puts the member's name before all of its names.
/// </remarks>
internal static class TensorNames
{
    private static readonly string[] Wrappers = ["module", "_orig_mod", "_fsdp_wrapped_module", "_checkpoint_wrapped_module"];

    /// <summary>Takes the parts of wrappers off.</summary>
    /// <param name="names">The names in a file.</param>
    /// <param name="layout">What the architecture calls them.</param>
    /// <returns>The names, in the same order.</returns>
    public static string[] Of(IReadOnlyList<string> names, Layout layout)
    {
        string[] bare = [.. names.Select(name => CurrentName(WithoutWrappers(name)))];
        var member = MemberBefore(bare, layout);
        return member.Length > 0 && Array.TrueForAll(bare, name => name.StartsWith(member, StringComparison.Ordinal))
            ? [.. bare.Select(name => name[member.Length..])]
            : bare;
    }

    private static string WithoutWrappers(string name) =>
        Array.Exists(Wrappers, wrapper => name.Contains(wrapper + ".", StringComparison.Ordinal))
            ? string.Join('.', name.Split('.').Where(part => !Wrappers.Contains(part)))
            : name;

    /// <summary>What is before the name of the first tensor of the body, its own prefix apart.</summary>
    private static string MemberBefore(string[] names, Layout layout)
    {
        var first = layout.Body[0].Source;
        if (Array.Find(names, name => name.EndsWith("." + first, StringComparison.Ordinal)) is not { } found)
        {
            return string.Empty;
        }

        var before = found[..^first.Length];
        return before.EndsWith(layout.Prefix, StringComparison.Ordinal) ? before[..^layout.Prefix.Length] : before;
    }

    // Files converted from TensorFlow name the parameters of layer normalizations gamma and beta.
    private static string CurrentName(string name) =>
        name.EndsWith("LayerNorm.gamma", StringComparison.Ordinal) ? name[..^"gamma".Length] + "weight"
        : name.EndsWith("LayerNorm.beta", StringComparison.Ordinal) ? name[..^"beta".Length] + "bias"
        : name;
}
