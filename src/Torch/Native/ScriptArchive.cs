using System.IO.Compression;
using System.Text;

namespace NlpMlNet.Native;

/// <summary>Writes a TorchScript module without parameters, as libtorch loads it.</summary>
/// <remarks>
/// Some operators of libtorch are in no function of TorchSharp's, and not in the text that <c>torch.jit.compile</c> takes; the code
/// of a saved module may call all of them, as <c>ops.NAMESPACE.NAME</c>.
/// </remarks>
internal static class ScriptArchive
{
    /// <summary>Makes the archive.</summary>
    /// <param name="className">The name of the module's class.</param>
    /// <param name="methods">The definitions of its methods, indented by two spaces.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Create(string className, string methods)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Pickles, protocol 2: an object of the class without state, and an empty tuple.
            Add("data.pkl", [0x80, 2, .. Encoding.ASCII.GetBytes($"c__torch__\n{className}\n)"), 0x81, .. "}b."u8]);
            Add("constants.pkl", [0x80, 2, .. ")."u8]);
            Add("version", "3\n"u8);
            Add("code/__torch__.py", Encoding.ASCII.GetBytes($"class {className}(Module):\n  __parameters__ = []\n  __buffers__ = []\n{methods.ReplaceLineEndings("\n")}\n"));

            void Add(string name, ReadOnlySpan<byte> content)
            {
                using var entry = archive.CreateEntry("module/" + name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
