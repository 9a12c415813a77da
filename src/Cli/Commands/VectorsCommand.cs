using System.CommandLine;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet vectors</c>: what can be done with word vectors.</summary>
internal static class VectorsCommand
{
    public static Command Create(CancellationToken cancellation) => new DocumentedCommand(
        "vectors",
        "Trains, converts and questions word vectors.",
        """
        Example:
          nlpmlnet vectors train --data speeches.csv --text speech --output vectors.vec
          nlpmlnet vectors similar --vectors vectors.vec --word budget
        """)
    {
        VectorsTrainCommand.Create(cancellation),
        VectorsSimilarCommand.Create(),
        VectorsAnalogyCommand.Create(),
        VectorsConvertCommand.Create(cancellation),
    };
}
