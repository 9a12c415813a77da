using System.Globalization;
using NlpMlNet.Messages;

namespace NlpMlNet.Tests.Messages;

public sealed class MessageTextTests
{
    private static readonly CodeName Scope = new(typeof(SentimentFeaturesOptions), nameof(SentimentFeaturesOptions.NegationScope));

    [Fact]
    public void With_ReferenceBetweenValues_ShowsTheDoorsNameAndKeepsTheValues()
    {
        var message = MessageText.Of($"The file {"NegationScope.csv"} wants {Scope} {3}, not '{"SentimentFeaturesOptions.NegationScope"}'.");

        Assert.Equal("The file NegationScope.csv wants --scope 3, not 'SentimentFeaturesOptions.NegationScope'.", message.With(_ => "--scope"));
        Assert.Equal(
            "The file NegationScope.csv wants SentimentFeaturesOptions.NegationScope 3, not 'SentimentFeaturesOptions.NegationScope'.", message.ToString());
    }

    [Fact]
    public void Of_MessageInMessage_KeepsItsReferences()
    {
        var inner = MessageText.Of($"lower {Scope}");

        Assert.Equal("First X, then lower X (X).", MessageText.Of($"First {Scope}, then {inner} ({Scope}).").With(_ => "X"));
        Assert.Equal("lower X; lower X", MessageText.Join("; ", [inner, inner]).With(_ => "X"));
    }

    [Fact]
    public void Of_Numbers_WritesThemInvariantly()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal("1.5, 2.25, ", MessageText.Of($"{1.5}, {2.251:F2}, {(object?)null}").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void ToString_ExtensionMethod_IsItsNameAlone() =>
        Assert.Equal("SentimentFeatures", new CodeName(typeof(SentimentCatalogExtensions), nameof(SentimentCatalogExtensions.SentimentFeatures)).ToString());

    [Fact]
    public void MessageWith_Exception_ShowsTheDoorsName()
    {
        var failure = new NlpMlNetException($"Lower {Scope}.");

        Assert.Equal("Lower SentimentFeaturesOptions.NegationScope.", failure.Message);
        Assert.Equal("Lower scope.", failure.MessageWith(name => name == Scope ? "scope" : "?"));
        Assert.Equal("Lower scope. Or not.", new NlpMlNetException($"{MessageText.Of(failure)} Or not.").MessageWith(_ => "scope"));
    }

    [Fact]
    public void MessageWith_ExceptionOfMereText_IsTheText() => Assert.Equal("As it is.", new NlpMlNetException("As it is.").MessageWith(_ => "?"));

    [Fact]
    public void Validate_OptionsWrong_MessageHasMembersOrTheDoorsNames()
    {
        var failure = Assert.Throws<InvalidOptionsException>(new SentimentFeaturesOptions { NegationScope = -1 }.Validate);

        Assert.Equal("Sentiment features can't be computed with these options: NegationScope is -1; it must be from 0 to 100 words.", failure.Message);
        Assert.Equal("Sentiment features can't be computed with these options: --scope is -1; it must be from 0 to 100 words.", failure.MessageWith(_ => "--scope"));
    }
}
