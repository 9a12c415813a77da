using System.Numerics;
using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>The words of a mapped file, which are checked once: a damaged table would lead to other words, or out of the file.</summary>
internal static class MappedWords
{
    /// <exception cref="WordVectorFormatException">The table is damaged.</exception>
    public static WordTable Of(MappedFile file, MappedHeader header)
    {
        var words = new WordTable(
            new MappedMemory<char>(file, header.CharactersAt, header.Characters).Memory,
            new MappedMemory<int>(file, header.EndsAt, header.Count + 1).Memory,
            new MappedMemory<int>(file, header.SlotsAt, header.Slots).Memory);
        if (FindBackwardEnd(words.Ends.Span, header.Characters) is { } word)
        {
            throw new WordVectorFormatException(file.Path, null, header.EndsAt, $"the table of the words is damaged, at word {word} of {header.Count}. Copy the file again, or convert the source again");
        }

        var slots = words.Slots.Span;
        return BitOperations.IsPow2(slots.Length) && TensorPrimitives.Min(slots) == 0 && TensorPrimitives.Max(slots) <= header.Count
            ? words
            : throw new WordVectorFormatException(file.Path, null, header.SlotsAt, "the hash table of the words is damaged. Copy the file again, or convert the source again");
    }

    private static int? FindBackwardEnd(ReadOnlySpan<int> ends, int characters)
    {
        var end = 0;
        for (var word = 0; word < ends.Length; word++)
        {
            if (ends[word] < end || (word == 0 && ends[0] != 0))
            {
                return word;
            }

            end = ends[word];
        }

        return end == characters ? null : ends.Length - 1;
    }
}
