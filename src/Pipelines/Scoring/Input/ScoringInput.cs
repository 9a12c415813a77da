using NlpMlNet.Csv;
using NlpMlNet.Files;
using NlpMlNet.Models;

namespace NlpMlNet.Scoring;

/// <summary>An input whose header has been read and found to go with the model.</summary>
internal sealed class ScoringInput : IDisposable
{
    /// <param name="model">The model.</param>
    /// <param name="options">Options that have been validated.</param>
    /// <param name="hashed">Whether to take the hash of what is read.</param>
    /// <param name="cancellationToken">Ends the waiting for the first bytes.</param>
    /// <exception cref="NlpMlNetException">The input can't be read, or doesn't go with the model.</exception>
    public ScoringInput(LoadedModel model, BatchScoringOptions options, bool hashed, CancellationToken cancellationToken)
    {
        var csv = options.Csv with { Columns = ModelBinding.HeadersOf(model, options), Replaced = null };

        // A pipe may keep both waiting, for a writer and for its first bytes.
        Meter = InterruptibleWait.For(() => InputMeter.Open(options, hashed), cancellationToken);
        Reader = InterruptibleWait.For(() => new CsvRecordReader(Meter, options.InputPath ?? "the input stream", csv), cancellationToken);
        try
        {
            Binding = new ModelBinding(model, Reader, options);
            Format = new OutputFormat(Reader, Binding.Predictions, options);
        }
        catch
        {
            Reader.Dispose();
            throw;
        }
    }

    /// <summary>Gets what counts the bytes.</summary>
    public InputMeter Meter { get; }

    /// <summary>Gets the rows.</summary>
    public CsvRecordReader Reader { get; }

    /// <summary>Gets the model and the columns that it reads.</summary>
    public ModelBinding Binding { get; }

    /// <summary>Gets the columns of the output.</summary>
    public OutputFormat Format { get; }

    public void Dispose() => Reader.Dispose();
}
