using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

/// <summary>Small lexicons whose every entry the tests know.</summary>
internal static class TestLexicon
{
    public static LexiconContents Contents { get; } = new()
    {
        Name = "test",
        Valences = new Dictionary<string, float>
        {
            ["good"] = 2,
            ["love*"] = 3,
            ["lovely"] = 1.5f,
            ["bad"] = -2,
            ["awful"] = -3,
            ["must see"] = 2.5f,
            ["waste of time"] = -3.5f,
            ["waste"] = -1,
            ["not bad at all"] = 1,
            ["work of art*"] = 3,
            ["10/10"] = 4,
        },
        Negations = ["not", "don't", "no longer"],
        NoWords = ["no", "nope"],
        Pronouns = ["I", "you", "my", "we"],
        Contrasts = ["but", "even though"],
        Boosters = new Dictionary<string, float> { ["very"] = 0.25f, ["really"] = 0.5f, ["slightly"] = -0.5f, ["a lot"] = 0.4f },
        Symbols = new Dictionary<string, float> { [":)"] = 2, [":("] = -2, [":D"] = 3, ["D:"] = -3, ["<3"] = 3, ["xd"] = 1, ["😀"] = 2, ["😡"] = -3, ["❤️"] = 3, [":-)"] = 2, [":/"] = -1, [":3"] = 1 },
    };

    public static Lexicon English { get; } = new(Contents);

    public static Lexicon French { get; } = new(new LexiconContents
    {
        Name = "test-fr",
        Valences = new Dictionary<string, float>
        {
            ["aime"] = 2,
            ["ennui"] = -2,
            ["ennui mortel"] = -3,
            ["œuvre"] = 1,
            ["l'horreur"] = -4,
            ["aujourd'hui"] = 0,
            ["chef-d'œuvre"] = 3,
        },
        Negations = ["n'", "ne", "pas"],
        Pronouns = ["j'", "je", "m'", "me"],
        Elisions = ["l'", "d'", "j'", "n'", "qu'", "m'"],
    });
}
