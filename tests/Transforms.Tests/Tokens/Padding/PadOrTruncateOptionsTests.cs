using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class PadOrTruncateOptionsTests
{
    [Fact]
    public void Defaults_AreTheLongestRowPaddedAndCutAtTheEnd()
    {
        var options = new PadOrTruncateOptions();

        options.Validate();
        Assert.Equal((null, 100.0, 1), (options.Length, options.LengthPercentile, options.Width));
        Assert.Equal((SequenceSide.End, SequenceSide.End), (options.PadAt, options.TruncateAt));
        Assert.Equal((null, null), (options.MaskColumn, options.LengthColumn));
    }

    [Fact]
    public void Validate_SeveralOptionsWrong_ListsAllOfThem()
    {
        var options = new PadOrTruncateOptions
        {
            Length = 0,
            LengthPercentile = 100.5,
            Width = 0,
            PadAt = (SequenceSide)2,
            TruncateAt = (SequenceSide)(-1),
            MaskColumn = " ",
            LengthColumn = " ",
        };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The options of padding and truncating are not valid: Length is 0; it must be at least 1, or null to learn it. "
            + "LengthPercentile is 100.5; it must be above 0 and at most 100. "
            + "Length is given, so that none is learnt: LengthPercentile must not be set. "
            + "Width is 0; it must be at least 1. "
            + "PadAt is 2; it must be one of End, Beginning. TruncateAt is -1; it must be one of End, Beginning. "
            + "MaskColumn is empty; it must be a name, or null for no such column. "
            + "LengthColumn is empty; it must be a name, or null for no such column. "
            + "MaskColumn and LengthColumn are both ' '; they must differ.",
            error.Message);
    }

    [Fact]
    public void Validate_PercentileIsNotANumber_IsRefused() =>
        Assert.Throws<InvalidOptionsException>(new PadOrTruncateOptions { LengthPercentile = double.NaN }.Validate);
}
