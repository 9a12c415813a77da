using NlpMlNet.Files;
using NlpMlNet.Messages;

namespace NlpMlNet.Transformers;

/// <summary>The state of a fine-tuning after an epoch, in a file from which an interrupted one goes on to the same weights.</summary>
/// <param name="path">The file; it is replaced as a whole, so that a cut leaves the state before.</param>
/// <param name="fingerprint">What identifies rows and options: a state belongs to these only.</param>
internal sealed class FineTuningState(string path, string fingerprint)
{
    private const string Signature = "NlpMlNet fine-tuning 1";

    /// <summary>Gets the file.</summary>
    public string Path => path;

    /// <summary>Writes the state; when that fails, the state before stays as it was.</summary>
    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public void Save(TransformerNetwork network, AdamW optimizer, BestWeights best, IReadOnlyList<FineTuningEpoch> history, int bestEpoch) =>
        HashedFile.Write(path, writer => Write(writer, network, optimizer, best, history, bestEpoch));

    /// <summary>Loads the state, if there is one.</summary>
    /// <param name="network">Gets the weights of the last epoch.</param>
    /// <param name="optimizer">Gets its moments.</param>
    /// <param name="best">Gets the weights of the best epoch.</param>
    /// <param name="history">Gets the epochs done.</param>
    /// <returns>The best epoch; null when there is no state.</returns>
    /// <exception cref="NlpMlNetException">The file is damaged, or belongs to other rows or options.</exception>
    public int? TryLoad(TransformerNetwork network, AdamW optimizer, BestWeights best, List<FineTuningEpoch> history)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = HashedFile.OpenIntact(path) ?? throw Failure("is damaged");
        try
        {
            using var reader = new BinaryReader(file);
            return reader.ReadString() == Signature && reader.ReadString() == fingerprint
                ? Load(reader, network, optimizer, best, history)
                : throw Failure("belongs to a training with other rows, options or version");
        }
        catch (Exception e) when (e is ArgumentException or IOException or FormatException or ArithmeticException or InvalidDataException)
        {
            throw Failure("is damaged", e);
        }
    }

    private static int Load(BinaryReader reader, TransformerNetwork network, AdamW optimizer, BestWeights best, List<FineTuningEpoch> history)
    {
        var bestEpoch = reader.ReadInt32();
        history.AddRange(ReadHistory(reader));
        TrainingTensors.Load(reader, network, optimizer, best);
        return bestEpoch;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<FineTuningEpoch> history)
    {
        writer.Write(history.Count);
        foreach (var epoch in history)
        {
            writer.Write(epoch.Loss);
            writer.Write(epoch.ValidationLoss ?? double.NaN);
            writer.Write(epoch.ValidationAccuracy ?? double.NaN);
        }
    }

    private static IEnumerable<FineTuningEpoch> ReadHistory(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        for (var epoch = 1; epoch <= count; epoch++)
        {
            yield return new FineTuningEpoch(epoch, reader.ReadDouble(), OrNull(reader.ReadDouble()), OrNull(reader.ReadDouble()));
        }

        static double? OrNull(double value) => double.IsNaN(value) ? null : value;
    }

    private void Write(
        BinaryWriter writer, TransformerNetwork network, AdamW optimizer, BestWeights best, IReadOnlyList<FineTuningEpoch> history, int bestEpoch)
    {
        writer.Write(Signature);
        writer.Write(fingerprint);
        writer.Write(bestEpoch);
        Write(writer, history);
        TrainingTensors.Save(writer, network, optimizer, best);
    }

    private NlpMlNetException Failure(string what, Exception? cause = null) => new(
        $"The file '{path}', from which the training was to go on, {what}. Delete it to start from the beginning, or name another one ({new CodeName(typeof(TransformerTextClassificationOptions), nameof(TransformerTextClassificationOptions.StatePath))}).", cause);
}
