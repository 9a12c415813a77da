namespace NlpMlNet.Messages;

/// <summary>Sentences about options whose values can't be used, for a <c>using static</c> in the file of the options.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
internal static class OptionFailures<TOptions>
{
    /// <summary>Refers to one of the options.</summary>
    public static CodeName Option(string name) => new(typeof(TOptions), name);

    /// <summary>Describes a wrong value.</summary>
    /// <param name="isValid">Whether the value can be used.</param>
    /// <param name="name">The option's name in code.</param>
    /// <param name="found">The value.</param>
    /// <param name="expected">What follows "it must be".</param>
    /// <returns>The sentence, without a full stop; null for a value that can be used.</returns>
    public static MessageText? Unless(bool isValid, string name, object? found, MessageText expected) =>
        isValid ? null : MessageText.Of($"{Option(name)} is {found ?? "null"}; it must be {expected}");

    /// <summary>Describes a wrong value.</summary>
    public static MessageText? Unless(bool isValid, string name, object? found, string expected) =>
        Unless(isValid, name, found, MessageText.Of($"{expected}"));

    /// <summary>Describes any other failure.</summary>
    public static MessageText? If(bool isWrong, MessageText failure) => isWrong ? failure : null;
}
