namespace NlpMlNet.Messages;

/// <summary>A name in code that a message refers to: an option, or a catalog method. Each door shows its own name for it.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="Member">The name of the property or method.</param>
public readonly record struct CodeName(Type Owner, string Member)
{
    /// <summary>Gives the name as code writes it: <c>CsvOptions.Encoding</c>, or the name alone of an extension method.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Owner is { IsAbstract: true, IsSealed: true } ? Member : $"{Owner.Name}.{Member}";
}
