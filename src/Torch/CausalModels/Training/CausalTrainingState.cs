using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NlpMlNet.Files;
using NlpMlNet.LanguageModels;
using NlpMlNet.Messages;
using NlpMlNet.Transformers;

namespace NlpMlNet.CausalModels;

/// <summary>The state of a training after an epoch, in a file from which an interrupted one goes on to the same weights.</summary>
/// <param name="path">The file; it is replaced as a whole, so that a cut leaves the state before.</param>
/// <param name="fingerprint">What identifies texts and options: a state belongs to these only.</param>
internal sealed class CausalTrainingState(string path, string fingerprint)
{
    private const string Signature = "NlpMlNet causal training 1";

    /// <summary>Gets the file.</summary>
    public string Path => path;

    /// <summary>What identifies a training: its texts, and all options that have a part in its weights.</summary>
    public static string FingerprintOf(CausalTrainingOptions options, LanguageModelVocabulary vocabulary, TokenWindows training, TokenWindows? validation)
    {
        var settings = options with
        {
            Tokenizer = null,
            StatePath = null,
            Progress = null,
            Host = null,
            CancellationToken = default,
            KeepBestOnCancel = false,
            Device = default,
            Seed = options.EffectiveSeed,
        };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{settings} {vocabulary.Fingerprint()}"));
        foreach (var ids in training.Texts.Append([]).Concat(validation?.Texts ?? []))
        {
            hash.AppendData(BitConverter.GetBytes(ids.Length));
            hash.AppendData(MemoryMarshal.AsBytes(ids.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the state; when that fails, the state before stays as it was.</summary>
    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public void Save(CausalNetwork network, AdamW optimizer, BestWeights best, IReadOnlyList<CausalTrainingEpoch> history, int bestEpoch) => HashedFile.Write(path, writer =>
    {
        writer.Write(Signature);
        writer.Write(fingerprint);
        writer.Write(bestEpoch);
        writer.Write(history.Count);
        foreach (var epoch in history)
        {
            writer.Write(epoch.Loss);
            writer.Write(epoch.ValidationLoss ?? double.NaN);
        }

        TrainingTensors.Save(writer, network, optimizer, best);
    });

    /// <summary>Loads the state, if there is one.</summary>
    /// <param name="network">Gets the weights of the last epoch.</param>
    /// <param name="optimizer">Gets its moments.</param>
    /// <param name="best">Gets the weights of the best epoch.</param>
    /// <param name="history">Gets the epochs done.</param>
    /// <returns>The best epoch; 0 when there is no state.</returns>
    /// <exception cref="NlpMlNetException">The file is damaged, or belongs to other texts or options.</exception>
    public int TryLoad(CausalNetwork network, AdamW optimizer, BestWeights best, List<CausalTrainingEpoch> history)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using var file = HashedFile.OpenIntact(path) ?? throw Failure("is damaged");
        using var reader = new BinaryReader(file);
        if (reader.ReadString() != Signature || reader.ReadString() != fingerprint)
        {
            throw Failure("belongs to a training with other texts, options or version");
        }

        var bestEpoch = reader.ReadInt32();
        var epochs = reader.ReadInt32();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            history.Add(new CausalTrainingEpoch(epoch, reader.ReadDouble(), reader.ReadDouble() is var loss && double.IsNaN(loss) ? null : loss));
        }

        TrainingTensors.Load(reader, network, optimizer, best);
        return bestEpoch;
    }

    private NlpMlNetException Failure(string what) => new(
        $"The file '{path}', from which the training was to go on, {what}. Delete it to start from the beginning, or name another one ({new CodeName(typeof(CausalTrainingOptions), nameof(CausalTrainingOptions.StatePath))}).");
}
