using System.Text;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Makes whole files to begin with.</summary>
internal static class Seed
{
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>What a writer leaves in a file.</summary>
    public static byte[] Written(string name, Action<string> write)
    {
        var folder = Directory.CreateTempSubdirectory("nlpmlnet-fuzzing-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            write(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
