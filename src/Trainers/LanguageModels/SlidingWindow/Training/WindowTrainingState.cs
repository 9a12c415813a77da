using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NlpMlNet.Files;
using NlpMlNet.Messages;
using NlpMlNet.Networks;

namespace NlpMlNet.LanguageModels;

/// <summary>The state of a training after an epoch, in a file from which an interrupted one goes on to the same bits.</summary>
/// <param name="path">The file; it is replaced as a whole, so that a cut leaves the state before.</param>
/// <param name="fingerprint">What identifies rows and options: a state belongs to these only.</param>
internal sealed class WindowTrainingState(string path, string fingerprint)
{
    private const string Signature = "NlpMlNet sliding window 1";

    /// <summary>Gets the file.</summary>
    public string Path => path;

    /// <summary>What identifies a training: its rows, and all options that have a part in its weights.</summary>
    public static string FingerprintOf(SlidingWindowTrainingOptions options, WindowCorpus corpus)
    {
        var settings = options with { Tokenizer = null, StatePath = null, Progress = null, Host = null, CancellationToken = default, KeepBestOnCancel = false, TimeLimit = null, Threads = null, Seed = options.EffectiveSeed };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var optimizer = options.Optimizer;
        var rates = Enumerable.Range(0, (4 * options.MaximumEpochs) + 1).Select(quarter => options.Schedule.FactorAt(quarter / 4.0, options.MaximumEpochs));
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{settings} {optimizer.Kind} {optimizer.Beta1} {optimizer.Beta2} {optimizer.Epsilon} {optimizer.WeightDecay} {corpus.Vocabulary.Fingerprint()}")));
        hash.AppendData(Encoding.UTF8.GetBytes($"[{string.Join(' ', options.HiddenLayers)}] [{string.Join(' ', options.Clusters)}]"));
        hash.AppendData(MemoryMarshal.AsBytes<double>(rates.ToArray()));
        foreach (var rows in new[] { corpus.Learning, corpus.HeldOut }.OfType<WindowRows>())
        {
            hash.AppendData(BitConverter.GetBytes(rows.Count));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Ids.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the state; when that fails, the state before stays as it was.</summary>
    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public void Save(WindowNetwork network, BestParameters best, TrainingSummary soFar, long steps) => HashedFile.Write(path, writer =>
    {
        writer.Write(Signature);
        writer.Write(fingerprint);
        writer.Write(steps);
        NetworkParts.WriteSummary(soFar, writer);
        writer.Write(best.LeastLoss);
        FloatArrays.Write(best.Kept, writer);
        foreach (var buffer in network.Buffers)
        {
            FloatArrays.Write(buffer.Span, writer);
        }
    });

    /// <summary>Loads the state, if there is one.</summary>
    /// <param name="network">Gets the parameters of the last epoch and the optimizer's state.</param>
    /// <param name="best">Gets the parameters of the best epoch.</param>
    /// <returns>The epochs and the steps so far; <see langword="null"/> where there is no state.</returns>
    /// <exception cref="NlpMlNetException">The file is damaged, or belongs to other rows or options.</exception>
    public (TrainingSummary SoFar, long Steps)? TryLoad(WindowNetwork network, BestParameters best)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = HashedFile.OpenIntact(path) ?? throw Failure("is damaged");
        using var reader = new BinaryReader(file);
        if (reader.ReadString() != Signature || reader.ReadString() != fingerprint)
        {
            throw Failure("belongs to a training with other texts, options or version");
        }

        var steps = reader.ReadInt64();
        var soFar = NetworkParts.ReadSummary(reader, hasSeed: true);
        var least = reader.ReadDouble();
        var kept = FloatArrays.Read(reader, "weights", best.Kept.Length);
        foreach (var buffer in network.Buffers)
        {
            FloatArrays.Read(reader, "weights", buffer.Length).CopyTo(buffer.Span);
        }

        best.Restore(soFar.BestEpoch, least, kept);
        return (soFar, steps);
    }

    private NlpMlNetException Failure(string what) => new(
        $"The file '{path}', from which the training was to go on, {what}. Delete it to start from the beginning, or name another one ({new CodeName(typeof(SlidingWindowTrainingOptions), nameof(SlidingWindowTrainingOptions.StatePath))}).");
}
