using System.Globalization;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class UnicodeCategoryNamesTests
{
    // The abbreviations of the Unicode Standard, section 4.5, table 4-4.
    [Theory]
    [InlineData("Lu", UnicodeCategory.UppercaseLetter)]
    [InlineData("Ll", UnicodeCategory.LowercaseLetter)]
    [InlineData("Lt", UnicodeCategory.TitlecaseLetter)]
    [InlineData("Lm", UnicodeCategory.ModifierLetter)]
    [InlineData("Lo", UnicodeCategory.OtherLetter)]
    [InlineData("Mn", UnicodeCategory.NonSpacingMark)]
    [InlineData("Mc", UnicodeCategory.SpacingCombiningMark)]
    [InlineData("Me", UnicodeCategory.EnclosingMark)]
    [InlineData("Nd", UnicodeCategory.DecimalDigitNumber)]
    [InlineData("Nl", UnicodeCategory.LetterNumber)]
    [InlineData("No", UnicodeCategory.OtherNumber)]
    [InlineData("Zs", UnicodeCategory.SpaceSeparator)]
    [InlineData("Zl", UnicodeCategory.LineSeparator)]
    [InlineData("Zp", UnicodeCategory.ParagraphSeparator)]
    [InlineData("Cc", UnicodeCategory.Control)]
    [InlineData("Cf", UnicodeCategory.Format)]
    [InlineData("Cs", UnicodeCategory.Surrogate)]
    [InlineData("Co", UnicodeCategory.PrivateUse)]
    [InlineData("Cn", UnicodeCategory.OtherNotAssigned)]
    [InlineData("Pc", UnicodeCategory.ConnectorPunctuation)]
    [InlineData("Pd", UnicodeCategory.DashPunctuation)]
    [InlineData("Ps", UnicodeCategory.OpenPunctuation)]
    [InlineData("Pe", UnicodeCategory.ClosePunctuation)]
    [InlineData("Pi", UnicodeCategory.InitialQuotePunctuation)]
    [InlineData("Pf", UnicodeCategory.FinalQuotePunctuation)]
    [InlineData("Po", UnicodeCategory.OtherPunctuation)]
    [InlineData("Sm", UnicodeCategory.MathSymbol)]
    [InlineData("Sc", UnicodeCategory.CurrencySymbol)]
    [InlineData("Sk", UnicodeCategory.ModifierSymbol)]
    [InlineData("So", UnicodeCategory.OtherSymbol)]
    [InlineData("M", UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark)]
    [InlineData("Z", UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator)]
    public void Find_Name_GivesItsCategories(string name, params UnicodeCategory[] expected) => Assert.Equal(expected, UnicodeCategoryNames.Find(name)!.Order());

    [Theory]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("l")]
    [InlineData("LL")]
    [InlineData("Lul")]
    public void Find_OtherName_GivesNone(string name) => Assert.Null(UnicodeCategoryNames.Find(name));
}
