using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Tests.Options;

public sealed class OptionNamesTests
{
    [Theory]
    [InlineData("MaximumEpochs is 0; it must be at least 1.", "epochs is 0; it must be at least 1.")]
    [InlineData("Lower MinimumDocumentCount or fit to more texts.", "Lower minimum-documents or fit to more texts.")]
    [InlineData("Set the encoding (CsvOptions.Encoding).", "Set the encoding (--encoding NAME).")]
    public void Of_NameInCode_BecomesTheOption(string message, string expected) => Assert.Equal(expected, OptionNames.Of(message));

    [Theory]
    [InlineData("There is no file Dropout.csv; check the path.")]
    [InlineData("There is no file data/Patience; check the path.")]
    [InlineData("The file has no column 'Patience'.")]
    public void Of_FileOrColumnOfThatName_Stays(string message) => Assert.Equal(message, OptionNames.Of(message));
}
