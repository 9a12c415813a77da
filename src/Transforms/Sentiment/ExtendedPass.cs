using System.Runtime.CompilerServices;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for all features.</summary>
internal ref struct ExtendedPass(ReadOnlySpan<char> text, LexiconIndex lexicon, SentimentFeaturesOptions options)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly DistinctWords distinct = DistinctWords.OfThread();
    private ValenceTally valences = new(options);
    private SymbolTally symbols = new(lexicon.Symbols);
    private int words;
    private int pronouns;
    private int contrasts;
    private LexiconRoles seen;
    private int phraseEnd;

    [SkipLocalsInit]
    public void Run(Span<float> features)
    {
        distinct.Clear(text.Length);
        Span<FoldedWord> buffer = stackalloc FoldedWord[WordBatches.BufferLength];
        Span<int> marks = stackalloc int[TextMarks.BufferLength];
        var batches = new WordBatches(text, new TextMarks(text, marks, lexicon.Symbols.Leads));
        while (batches.MoveNext(buffer, out var count))
        {
            distinct.Add(buffer[..count]);
            Take(buffer[..(count + 1)], batches.Marks);
        }

        Write(features, batches);
    }

    // Words and marks in the order of the text, since punctuation ends what a negation acts on.
    [SkipLocalsInit]
    private void Take(scoped Span<FoldedWord> batch, scoped ReadOnlySpan<int> marks)
    {
        Span<byte> picked = stackalloc byte[WordBatches.BufferLength];
        var taken = 0;
        foreach (var i in picked[..lexicon.Pick(text, batch, picked)])
        {
            taken = TakeMarks(marks, taken, batch[i].Start);
            LookUp(batch[i..], words + i + 1);
        }

        TakeMarks(marks, taken, text.Length);
        words += batch.Length - 1;
    }

    private int TakeMarks(scoped ReadOnlySpan<int> marks, int taken, int last)
    {
        for (; taken < marks.Length && marks[taken] <= last; taken++)
        {
            if (symbols.Take(text, marks[taken]))
            {
                valences.EndClause();
            }
        }

        return taken;
    }

    private void LookUp(scoped ReadOnlySpan<FoldedWord> here, int number)
    {
        if (here[0].Start < phraseEnd || !lexicon.TryFind(text, here, out var entry, out phraseEnd))
        {
            return;
        }

        pronouns += entry.Pronouns;
        contrasts += entry.Has(LexiconRoles.Contrast) ? 1 : 0;
        seen |= entry.Roles;
        if (entry.Has(LexiconRoles.Symbol))
        {
            symbols.Count(entry.Valence);
        }
        else
        {
            valences.Take(entry, number);
        }
    }

    private readonly void Write(Span<float> features, in WordBatches batches)
    {
        features[(int)SentimentFeature.HasNo] = (seen & LexiconRoles.No) != 0 ? 1 : 0;
        features[(int)SentimentFeature.Pronouns] = pronouns;
        features[(int)SentimentFeature.HasExclamation] = batches.HasExclamation ? 1 : 0;
        features[(int)SentimentFeature.LogWordCount] = words == 0 ? 0 : MathF.Log(words);
        features[(int)SentimentFeature.Contrasts] = contrasts;
        features[(int)SentimentFeature.CapitalWords] = batches.Capitals;
        features[(int)SentimentFeature.LengthenedWords] = batches.Lengthened;
        features[(int)SentimentFeature.TypeTokenRatio] = words == 0 ? 0 : (float)distinct.Count / words;
        valences.Write(features, words);
        symbols.Write(features);
    }
}
