namespace NlpMlNet.Fuzzing;

/// <summary>Something that reads files which others may have written.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="File">The file's name, which some readers go by.</param>
/// <param name="Seeds">Whole files, from which the changed ones are made.</param>
/// <param name="Read">Reads a file to its end and computes with what it holds; a failure of any kind is thrown.</param>
/// <param name="Envelope">What is made to fit again after a change; <see langword="null"/> for nothing.</param>
internal sealed record Reader(string Name, string File, IReadOnlyList<byte[]> Seeds, Action<string> Read, Envelope? Envelope = null);
