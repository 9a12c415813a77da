using Microsoft.ML.TorchSharp.NasBert.Models;
using static TorchSharp.torch;

namespace NlpMlNet.Tests;

/// <summary>A file of random weights in the place of Microsoft's pretrained ones, made by ML.NET's own encoder.</summary>
internal static class RandomNasBert
{
    public const string FileName = "NasBert2000000.tsm";

    // What ML.NET's TextClassification makes of its options (NasBertTrainer.NasBertOptions) and of RoBERTa's vocabulary.
    private static readonly int[] Blocks = [9, 11, 7, 0, 0, 0, 11, 11, 7, 0, 0, 0, 9, 7, 11, 0, 0, 0, 10, 7, 9, 0, 0, 0];

    /// <summary>Writes the file into a folder, which is made if need be.</summary>
    public static string WriteTo(string folder)
    {
        manual_seed(7);
        using var encoder = new NasBertEncoder(
            paddingIdx: 1,
            vocabSize: 50265,
            dropout: 0.1,
            attentionDropout: 0.1,
            activationDropout: 0,
            activationFn: "gelu",
            maxSeqLen: 512,
            embedSize: 64,
            arches: Blocks,
            numSegments: 0,
            encoderNormalizeBefore: true,
            numEncoderLayers: Blocks.Length,
            applyBertInit: true);
        Directory.CreateDirectory(folder);
        encoder.save(Path.Combine(folder, FileName));
        return folder;
    }
}
