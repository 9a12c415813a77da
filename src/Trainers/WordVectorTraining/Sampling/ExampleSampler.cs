using System.Runtime.InteropServices;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Makes the examples of a chunk: thins out frequent words, then takes each word with the words around it.</summary>
/// <remarks>A chunk at the edge of which a document goes on sees the words on the other side, as if the text were not cut.</remarks>
internal sealed class ExampleSampler(Corpus corpus, Subsampling subsampling, InputRows rows, WordVectorModel model, int window)
{
    private readonly List<int> line = [];

    /// <summary>Replaces the examples by those of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="epoch">The random numbers of the epoch, one for each place of the corpus.</param>
    /// <param name="random">The random numbers of the chunk.</param>
    /// <param name="examples">Receives the examples.</param>
    public void Sample(Chunk chunk, in RandomStream epoch, ref RandomStream random, Examples examples)
    {
        examples.Clear();
        line.Clear();
        var page = corpus.Pages[chunk.Page];
        var place = chunk.Place - chunk.Start;
        KeepAround(page, chunk.Start - 1, -1, place, epoch);
        line.Reverse();
        var first = line.Count;
        for (var i = chunk.Start; i < chunk.Start + chunk.Length; i++)
        {
            if (page[i] == Corpus.DocumentEnd || subsampling.Keeps(page[i], epoch, place + i))
            {
                line.Add(page[i]);
            }
        }

        var end = line.Count;
        KeepAround(page, chunk.Start + chunk.Length, 1, place, epoch);
        var words = CollectionsMarshal.AsSpan(line);
        for (var i = first; i < end; i++)
        {
            if (words[i] != Corpus.DocumentEnd)
            {
                AddExample(words, i, 1 + random.NextBelow(window), examples);
            }
        }
    }

    /// <summary>Keeps the nearest words of the same document beyond an edge of the chunk, as many as a window has.</summary>
    private void KeepAround(int[] page, int start, int step, long place, in RandomStream epoch)
    {
        var most = line.Count + window;
        for (var i = start; i >= 0 && i < page.Length && page[i] != Corpus.DocumentEnd && line.Count < most; i += step)
        {
            if (subsampling.Keeps(page[i], epoch, place + i))
            {
                line.Add(page[i]);
            }
        }
    }

    private void AddExample(ReadOnlySpan<int> words, int center, int width, Examples examples)
    {
        var before = words[Math.Max(0, center - width)..center];
        before = before[(before.LastIndexOf(Corpus.DocumentEnd) + 1)..];
        var after = words[(center + 1)..Math.Min(words.Length, center + width + 1)];
        var documentEnd = after.IndexOf(Corpus.DocumentEnd);
        after = documentEnd < 0 ? after : after[..documentEnd];
        if (before.IsEmpty && after.IsEmpty)
        {
            return;
        }

        if (model == WordVectorModel.SkipGram)
        {
            examples.AddInputs(rows.Of(words[center]));
            examples.AddTargets(before);
            examples.AddTargets(after);
        }
        else
        {
            AddInputs(before, examples);
            AddInputs(after, examples);
            examples.AddTargets(words.Slice(center, 1));
        }

        examples.EndExample();
    }

    private void AddInputs(ReadOnlySpan<int> words, Examples examples)
    {
        foreach (var word in words)
        {
            examples.AddInputs(rows.Of(word));
        }
    }
}
