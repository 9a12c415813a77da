using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes a copy of Microsoft.ML.TorchSharp whose networks keep the weights that they have just initialised.
/// </summary>
/// <remarks>
/// Four methods of Microsoft.ML.TorchSharp 0.23.1 (InitXavierUniform, InitConstant, InitNormal, InitZeros of its class ModelUtils)
/// initialise a weight and dispose of what TorchSharp returns. Up to TorchSharp 0.103 a layer handed out a new object each time it was
/// asked for its weight, which could be disposed of; since 0.104 it is the weight itself, and the first step of a training ends in
/// "Tensor invalid -- empty handle". Each of the four is the C# statement "using var x = F(...);" at the end of a method, which no other
/// method of the assembly is; in the copy, the call of Dispose drops its argument instead. Nothing else changes, the length included.
/// Source of the instructions: ECMA-335, partition III.
/// </remarks>
public sealed class MendTextClassification : Task
{
    private const int Methods = 4;
    private const byte Any = 0xFF; // stands for a byte of a token, which may be any

    // call F; stloc.0; leave.s +10; ldloc.0; brfalse.s +6; ldloc.0; callvirt Dispose; endfinally; ret
    private static readonly byte[] Pattern =
        { 0x28, Any, Any, Any, Any, 0x0A, 0xDE, 0x0A, 0x06, 0x2C, 0x06, 0x06, 0x6F, Any, Any, Any, Any, 0xDC, 0x2A };

    private static readonly byte[] Drop = { 0x26, 0x00, 0x00, 0x00, 0x00 }; // pop; nop, four times

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    /// <summary>Whether the copy was needed, and is there.</summary>
    [Output]
    public bool Mended { get; set; }

    public override bool Execute()
    {
        Mended = (File.Exists(Destination) && File.GetLastWriteTimeUtc(Destination) >= File.GetLastWriteTimeUtc(Source)) || Copy();
        return true;
    }

    private bool Copy()
    {
        var assembly = File.ReadAllBytes(Source);
        var places = Find(assembly);
        if (places.Count != Methods)
        {
            return false; // another version, which is taken as it is
        }

        foreach (var place in places)
        {
            Drop.CopyTo(assembly, place + Array.IndexOf(Pattern, (byte)0x6F));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination)));
        File.WriteAllBytes(Destination, assembly);
        Log.LogMessage(
            MessageImportance.High,
            "Microsoft.ML.TorchSharp disposes of its own weights with the TorchSharp that NlpMlNet.Torch needs: the output gets a copy that keeps them. "
            + "(MendTextClassification=false switches this off.)");
        return true;
    }

    private static List<int> Find(byte[] assembly)
    {
        var places = new List<int>();
        for (var place = 0; place + Pattern.Length <= assembly.Length; place++)
        {
            var length = 0;
            while (length < Pattern.Length && (Pattern[length] == Any || Pattern[length] == assembly[place + length]))
            {
                length++;
            }

            if (length == Pattern.Length)
            {
                places.Add(place);
            }
        }

        return places;
    }
}
