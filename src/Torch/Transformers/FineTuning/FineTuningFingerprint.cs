using System.Security.Cryptography;
using System.Text;

namespace NlpMlNet.Transformers;

/// <summary>Identifies a fine-tuning by its rows and by all options that have a part in its weights.</summary>
internal static class FineTuningFingerprint
{
    /// <summary>Computes a hash.</summary>
    public static string Of(TransformerTextClassificationOptions options, LabelledTexts training, LabelledTexts? validation)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        var settings = options with
        {
            StatePath = null,
            Progress = null,
            Host = null,
            CancellationToken = default,
            KeepBestOnCancel = false,
            Device = default,
            Threads = null,
            ClassWeights = null,
        };
        writer.Write(settings.ToString());
        writer.Write(string.Join(' ', (options.ClassWeights ?? []).Select(weight => FormattableString.Invariant($"{weight:R}"))));
        Write(writer, training);
        Write(writer, validation ?? new LabelledTexts([], []));
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static void Write(BinaryWriter writer, LabelledTexts rows)
    {
        writer.Write(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            writer.Write(rows.Labels[row]);
            foreach (var id in rows.Texts[row].Ids)
            {
                writer.Write(id);
            }
        }
    }
}
