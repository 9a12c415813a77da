namespace NlpMlNet.Fuzzing;

/// <summary>Lengths and checksums around a content, which would otherwise keep nearly every changed file from being read at all.</summary>
/// <param name="Open">Takes a file apart.</param>
/// <param name="Close">Puts changed parts into a file whose lengths and checksums are right.</param>
internal sealed record Envelope(Func<byte[], IReadOnlyList<Part>> Open, Func<IReadOnlyList<Part>, byte[]> Close);

/// <summary>A part of a file.</summary>
internal readonly record struct Part(string Name, byte[] Content);
