using NlpMlNet.Csv;
using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>Hands the input's rows out in chunks, to one thread after the other, and sets the bad ones apart.</summary>
/// <param name="reader">The input.</param>
/// <param name="meter">What counts the input's bytes.</param>
/// <param name="inputs">The columns that the model needs.</param>
/// <param name="options">Which rows are to be scored.</param>
/// <param name="maxChunkBytes">The size of rows, about in bytes, from which a chunk takes no more.</param>
/// <param name="refuseBadRows">Why a bad row is an error; <see langword="null"/> when it is to be set apart.</param>
internal sealed class ChunkSource(
    CsvRecordReader reader, InputMeter meter, IReadOnlyList<ModelInput> inputs, BatchScoringOptions options, int maxChunkBytes, MessageText? refuseBadRows)
{
    private readonly Lock gate = new();
    private readonly CheckedInput[] cells =
        [.. inputs.Where(input => input.Type != CsvType.Text).Select(input => new CheckedInput(input, input.MakeCell()))]; // any text is sound
    private readonly ModelInput[] texts = [.. inputs.Where(input => input.Type == CsvType.Text)];
    private readonly (int Field, ColumnConditions Conditions)[] wanted =
        [.. ColumnConditions.Of(options.Where, options.Csv.DecimalSeparator).Select(conditions => (reader.Header.Find(conditions.Column), conditions))];

    private long chunks;
    private bool ended;

    /// <summary>Fills a chunk with the next rows.</summary>
    /// <param name="chunk">The chunk; what it held is forgotten.</param>
    /// <param name="maxRows">The largest number of rows.</param>
    /// <param name="cancellationToken">Stops the reading between two rows.</param>
    /// <returns><see langword="false"/> when there are no rows left.</returns>
    /// <exception cref="NlpMlNetException">A bad row is to be an error, or the file can't be read any further.</exception>
    public bool Fill(RowChunk chunk, int maxRows, CancellationToken cancellationToken)
    {
        chunk.Clear();
        lock (gate)
        {
            while (!ended && chunk.RowsRead < maxRows && chunk.Size < maxChunkBytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ended = !reader.Read();
                if (!ended)
                {
                    Add(chunk);
                }
            }

            chunk.Mark = meter.Mark();
            chunk.Index = chunks;
            var filled = chunk.RowsRead > 0;
            chunks += filled ? 1 : 0;
            return filled;
        }
    }

    private void Add(RowChunk chunk)
    {
        if (reader.Fault is null && !IsWanted())
        {
            chunk.LeftOut++;
        }
        else if ((reader.Fault ?? CellFault()) is not { } fault)
        {
            chunk.Add(reader, HasEmptyText());
        }
        else if (refuseBadRows is null)
        {
            chunk.Add(reader.Reject(fault, options.NameOf), reader.Invalid is not null);
        }
        else
        {
            throw reader.Place.Error($"{fault} {refuseBadRows}");
        }
    }

    private bool IsWanted()
    {
        foreach (var (field, conditions) in wanted)
        {
            if (!conditions.Hold(reader.GetString(field)))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasEmptyText()
    {
        foreach (var text in texts)
        {
            if (!Utf8Text.IsBlank(reader.GetBytes(text.Field)))
            {
                return false;
            }
        }

        return texts.Length > 0;
    }

    private MessageText? CellFault()
    {
        foreach (var (input, cell) in cells)
        {
            if (!cell.TryRead(reader.GetBytes(input.Field)))
            {
                return input.Fault(reader.GetString(input.Field));
            }
        }

        return null;
    }

    private sealed record CheckedInput(ModelInput Input, CsvCell Cell);
}
