namespace NlpMlNet.Checkpoints;

/// <summary>Saves a model in Hugging Face's layout, so that other programs can load it: config.json and model.safetensors.</summary>
/// <remarks>
/// The tokenizer is not written: a fine-tuned model keeps the tokenizer files of the checkpoint that it came from. XLM-RoBERTa and
/// CamemBERT, which compute the same, are saved as RoBERTa.
/// </remarks>
internal static class CheckpointWriter
{
    /// <summary>Writes a model.</summary>
    /// <param name="folder">The folder; it is made if need be, and files in it are replaced.</param>
    /// <param name="configuration">The sizes.</param>
    /// <param name="head">The head.</param>
    /// <param name="labels">The names of the classes of a classification.</param>
    /// <param name="parameter">Gives the values of a parameter, row-major; <see langword="null"/> when the model does not have it.</param>
    /// <exception cref="ArgumentException">A parameter is missing or of another length, or the configuration cannot be expressed.</exception>
    public static void Write(
        string folder, TransformerConfiguration configuration, TransformerHead head, IReadOnlyList<string> labels, Func<string, float[]?> parameter)
    {
        configuration.Validate();
        var config = ConfigurationWriter.Write(configuration, head, labels);
        var sources = Sources(Layout.Of(configuration, head, labels.Count), head)
            .Where(source => !source.Tensor.Optional || parameter(source.Tensor.Parameter) is not null)
            .ToDictionary(source => source.Name, source => source.Tensor, StringComparer.Ordinal);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "config.json"), config);
        using var stream = File.Create(Path.Combine(folder, "model.safetensors"));
        var writer = new SafetensorsWriter(stream, sources.Select(source => new NamedShape(source.Key, source.Value.Shape)));
        foreach (var shape in writer.Tensors)
        {
            var tensor = sources[shape.Name];
            writer.Write(Part(tensor, parameter(tensor.Parameter)));
        }

        writer.Finish();
    }

    // A model without a head is saved without the prefix.
    private static IEnumerable<(string Name, ExpectedTensor Tensor)> Sources(Layout layout, TransformerHead head)
    {
        var prefix = head == TransformerHead.None ? string.Empty : layout.Prefix;
        return layout.Body.Select(tensor => (prefix + tensor.Source, tensor)).Concat(layout.Head.Select(tensor => (tensor.Source, tensor)));
    }

    private static ReadOnlySpan<float> Part(ExpectedTensor tensor, float[]? values)
    {
        var count = TensorShape.Count(tensor.Shape);
        var start = tensor.FirstRow * (tensor.Shape.Length == 2 ? tensor.PlacedShape[1] : 1);
        if (values is null || values.Length < start + count)
        {
            throw new ArgumentException(
                $"The parameter '{tensor.Parameter}' has {(values is null ? "no" : values.Length)} values, but at least {start + count} are needed.");
        }

        var part = values.AsSpan((int)start, (int)count);
        return tensor.Transposed ? Transpose(part, (int)tensor.Shape[0], (int)tensor.Shape[1]) : part;
    }

    /// <summary>Turns (n, m) into (m, n).</summary>
    private static float[] Transpose(ReadOnlySpan<float> values, int rows, int columns)
    {
        var transposed = new float[values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(row * columns) + column] = values[(column * rows) + row];
            }
        }

        return transposed;
    }
}
