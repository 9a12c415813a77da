using NlpMlNet.Files;

namespace NlpMlNet.Checkpoints;

/// <summary>Gives the values of a parameter where they lie, row-major; nothing when the model does not have it.</summary>
/// <param name="parameter">The name of the parameter.</param>
internal delegate ReadOnlySpan<float> ParameterValues(string parameter);

/// <summary>Saves a model in Hugging Face's layout, so that other programs can load it: config.json and model.safetensors.</summary>
/// <remarks>
/// The tokenizer is not written: a fine-tuned model keeps the tokenizer files of the checkpoint that it came from. XLM-RoBERTa and
/// CamemBERT, which compute the same, are saved as RoBERTa. The values go from where they lie to the file, without a copy of them.
/// </remarks>
internal static class CheckpointWriter
{
    private const int TransposedAtOnce = 1 << 20;

    /// <summary>Writes a model.</summary>
    /// <param name="folder">The folder; it is made if need be, and files in it are replaced.</param>
    /// <param name="configuration">The sizes.</param>
    /// <param name="head">The head.</param>
    /// <param name="labels">The names of the classes of a classification.</param>
    /// <param name="parameter">Gives the values of a parameter; may be asked for the same one several times.</param>
    /// <exception cref="ArgumentException">A parameter is missing or of another length, or the configuration cannot be expressed.</exception>
    public static void Write(
        string folder, TransformerConfiguration configuration, TransformerHead head, IReadOnlyList<string> labels, ParameterValues parameter)
    {
        configuration.Validate();
        var config = ConfigurationWriter.Write(configuration, head, labels);
        var sources = Sources(Layout.Of(configuration, head, labels.Count), head)
            .Where(source => !source.Tensor.Optional || !parameter(source.Tensor.Parameter).IsEmpty);
        Write(folder, config, sources, parameter);
    }

    /// <summary>Writes a model of any kind.</summary>
    /// <param name="folder">The folder; it is made if need be, and files in it are replaced.</param>
    /// <param name="config">The content of config.json.</param>
    /// <param name="named">The tensors under their names in the file.</param>
    /// <param name="parameter">Gives the values of a parameter; may be asked for the same one several times.</param>
    public static void Write(string folder, byte[] config, IEnumerable<(string Name, ExpectedTensor Tensor)> named, ParameterValues parameter)
    {
        var sources = named.ToDictionary(source => source.Name, source => source.Tensor, StringComparer.Ordinal);
        AtomicFile.Write(Path.Combine(folder, "config.json"), file => file.Write(config));
        using var stream = AtomicFile.Create(Path.Combine(folder, "model.safetensors"), AtomicFile.LargeBuffer);
        var writer = new SafetensorsWriter(stream, sources.Select(source => new NamedShape(source.Key, source.Value.Shape)));
        foreach (var shape in writer.Tensors)
        {
            var tensor = sources[shape.Name];
            var values = Part(tensor, parameter(tensor.Parameter));
            if (tensor.Transposed)
            {
                WriteTransposed(writer, values, (int)tensor.Shape[0], (int)tensor.Shape[1]);
            }
            else
            {
                writer.Write(values);
            }
        }

        writer.Finish();
        stream.Commit();
    }

    // A model without a head is saved without the prefix.
    private static IEnumerable<(string Name, ExpectedTensor Tensor)> Sources(Layout layout, TransformerHead head)
    {
        var prefix = head == TransformerHead.None ? string.Empty : layout.Prefix;
        return layout.Body.Select(tensor => (prefix + tensor.Source, tensor)).Concat(layout.Head.Select(tensor => (tensor.Source, tensor)));
    }

    private static ReadOnlySpan<float> Part(ExpectedTensor tensor, ReadOnlySpan<float> values)
    {
        var count = TensorShape.Count(tensor.Shape);
        var start = tensor.FirstRow * (tensor.Shape.Length == 2 ? tensor.PlacedShape[1] : 1);
        if (values.Length < start + count)
        {
            throw new ArgumentException(
                $"The parameter '{tensor.Parameter}' has {(values.IsEmpty ? "no" : values.Length)} values, but at least {start + count} are needed.");
        }

        return values.Slice((int)start, (int)count);
    }

    /// <summary>Writes (columns, rows) as (rows, columns), some rows at a time.</summary>
    private static void WriteTransposed(SafetensorsWriter writer, ReadOnlySpan<float> values, int rows, int columns)
    {
        var buffer = new float[columns * Math.Clamp(TransposedAtOnce / columns, 1, rows)];
        for (int row = 0, filled = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                buffer[filled++] = values[(column * rows) + row];
            }

            if (filled == buffer.Length || row == rows - 1)
            {
                writer.Write(buffer.AsSpan(0, filled));
                filled = 0;
            }
        }
    }
}
