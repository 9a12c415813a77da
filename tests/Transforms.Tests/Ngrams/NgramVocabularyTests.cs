using NlpMlNet.Ngrams;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Ngrams;

public sealed class NgramVocabularyTests
{
    [Fact]
    public void SlotNames_WordsThenCharacters_WithUnderscoresForBoundaries()
    {
        Assert.Equal(["w:not good".Replace(' ', '_'), "w:!", "c:_goo", "c:od_"], Example().SlotNames());
    }

    [Fact]
    public void Load_WhatWasSaved_IsTheSame()
    {
        var loaded = NgramVocabulary.Load(Reader(writer => Example().Save(writer)));

        Assert.Equal(12, loaded.DocumentCount);
        Assert.Equal(Example().SlotNames(), loaded.SlotNames());
        Assert.Equal([10, 3], loaded.Words.Documents);
        Assert.Equal([5, 1], loaded.Characters.Documents);
        Assert.Equal(1, loaded.Words.Find("!", TextHash.Of("!")));
    }

    [Fact]
    public void Load_NgramInMoreTextsThanThereAre_IsRefused()
    {
        var error = Assert.Throws<InvalidDataException>(() => NgramVocabulary.Load(Reader(writer => Write(writer, 12, ("good", 13)))));

        Assert.Equal("the n-gram 'good' occurs in 13 of 12 texts", error.Message);
    }

    [Fact]
    public void Load_SameNgramTwice_IsRefused()
    {
        var error = Assert.Throws<InvalidDataException>(
            () => NgramVocabulary.Load(Reader(writer => Write(writer, 12, ("good", 2), ("good", 2)))));

        Assert.Equal("the n-gram 'good' is there twice", error.Message);
    }

    private static NgramVocabulary Example()
    {
        var words = new NgramGroup(2);
        words.Add("not good", 10);
        words.Add("!", 3);
        var characters = new NgramGroup(2);
        characters.Add(" goo", 5);
        characters.Add("od ", 1);
        return new NgramVocabulary(12, words, characters);
    }

    private static void Write(BinaryWriter writer, int documentCount, params (string Ngram, int Documents)[] words)
    {
        writer.Write7BitEncodedInt(documentCount);
        writer.Write7BitEncodedInt(words.Length);
        foreach (var (ngram, documents) in words)
        {
            writer.Write(ngram);
            writer.Write7BitEncodedInt(documents);
        }
    }

    private static BinaryReader Reader(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        write(new BinaryWriter(stream));
        stream.Position = 0;
        return new BinaryReader(stream);
    }
}
