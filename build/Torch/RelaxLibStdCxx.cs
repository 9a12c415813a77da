using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes a copy of an ELF library that asks for an older version of the C++ standard library.
/// </summary>
/// <remarks>
/// TorchSharp's library lists GLIBCXX_3.4.32 among the versions it needs, although none of its relocations refers to a symbol of
/// that version. A system with GCC 12's libstdc++ has versions up to 3.4.30 and refuses the library for this one entry. The entry,
/// a record of the section .gnu.version_r, is pointed at the newer of the versions that the file names anyway and the system has.
/// Source of the layout: Linux Standard Base, Core, "Symbol Versioning" (Elfxx_Verneed, Elfxx_Vernaux).
/// </remarks>
public sealed class RelaxLibStdCxx : Task
{
    private const string TooNew = "GLIBCXX_3.4.32";
    private const string Replacement = "GLIBCXX_3.4.30";
    private const int VersionNeeds = 0x6ffffffe;

    private static readonly string[] LibraryFolders =
        { "/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib", "/usr/local/lib64" };

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    /// <summary>The version of the C++ standard library where the program will run, such as 3.4.30; nothing for this machine's.</summary>
    public string Target { get; set; }

    /// <summary>Whether the copy was needed, and is there.</summary>
    [Output]
    public bool Relaxed { get; set; }

    public override bool Execute()
    {
        bool? needed = string.IsNullOrEmpty(Target) ? IsNeededHere() : IsNeededBy(Target);
        if (needed == null)
        {
            Log.LogError(
                "LibStdCxxVersion is '" + Target + "'. It must be a version of the C++ standard library that TorchSharp's native library can run with, "
                + "3.4.30 (GCC 12) or later. 'strings libstdc++.so.6 | grep GLIBCXX' lists those of a system.");
            return false;
        }

        Relaxed = needed.Value && Copy();
        return true;
    }

    private static bool IsNeededHere()
    {
        var system = LibraryFolders.Select(folder => Path.Combine(folder, "libstdc++.so.6")).FirstOrDefault(File.Exists);
        return system != null && Offset(File.ReadAllBytes(system), TooNew) < 0;
    }

    private static bool? IsNeededBy(string target)
    {
        Version version;
        return Version.TryParse(target, out version) && version >= VersionOf(Replacement) ? version < VersionOf(TooNew) : (bool?)null;
    }

    private static Version VersionOf(string name) => new Version(name.Substring("GLIBCXX_".Length));

    private bool Copy()
    {
        if (File.Exists(Destination) && File.GetLastWriteTimeUtc(Destination) >= File.GetLastWriteTimeUtc(Source))
        {
            return true;
        }

        var library = File.ReadAllBytes(Source);
        if (!Relax(library))
        {
            return false; // another version of the library, which doesn't have the entry
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination)));
        var unfinished = Destination + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(unfinished, library);
        File.Delete(Destination); // of an older version of the library
        try
        {
            File.Move(unfinished, Destination);
            Log.LogMessage(
                MessageImportance.High,
                "TorchSharp's native library asks for " + TooNew + ", which " + (string.IsNullOrEmpty(Target) ? "this system" : "version " + Target)
                + " doesn't have and no symbol needs: the output gets a copy that asks for " + Replacement + ". (RelaxLibStdCxx=false switches this off.)");
        }
        catch (IOException) when (File.Exists(Destination))
        {
            File.Delete(unfinished); // another project was quicker
        }

        return true;
    }

    /// <summary>Points every requirement of the newer version at the older one.</summary>
    private static bool Relax(byte[] elf)
    {
        var changed = false;
        var sections = BitConverter.ToInt64(elf, 0x28);
        int sectionSize = BitConverter.ToInt16(elf, 0x3A), sectionCount = BitConverter.ToInt16(elf, 0x3C);
        for (var section = 0; section < sectionCount; section++)
        {
            var header = (int)sections + (section * sectionSize);
            if (BitConverter.ToInt32(elf, header + 4) != VersionNeeds)
            {
                continue;
            }

            var strings = (int)sections + (BitConverter.ToInt32(elf, header + 0x28) * sectionSize);
            int stringsAt = (int)BitConverter.ToInt64(elf, strings + 0x18), stringsSize = (int)BitConverter.ToInt64(elf, strings + 0x20);
            var replacementAt = Offset(elf, Replacement, stringsAt, stringsSize);
            if (replacementAt >= 0)
            {
                changed |= RelaxNeeds(elf, (int)BitConverter.ToInt64(elf, header + 0x18), stringsAt, replacementAt - stringsAt);
            }
        }

        return changed;
    }

    private static bool RelaxNeeds(byte[] elf, int need, int stringsAt, int replacement)
    {
        var changed = false;
        for (var next = 1; next != 0; need += next)
        {
            var version = need + BitConverter.ToInt32(elf, need + 8);
            for (var following = 1; following != 0; version += following)
            {
                if (TextAt(elf, stringsAt + BitConverter.ToInt32(elf, version + 8)) == TooNew)
                {
                    BitConverter.GetBytes(Hash(Replacement)).CopyTo(elf, version);
                    BitConverter.GetBytes(replacement).CopyTo(elf, version + 8);
                    changed = true;
                }

                following = BitConverter.ToInt32(elf, version + 12);
            }

            next = BitConverter.ToInt32(elf, need + 12);
        }

        return changed;
    }

    /// <summary>The System V ABI's hash of a symbol's name.</summary>
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var c in name)
        {
            hash = (hash << 4) + c;
            var high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }

    private static string TextAt(byte[] bytes, int at) => Encoding.ASCII.GetString(bytes, at, Array.IndexOf(bytes, (byte)0, at) - at);

    /// <summary>The place of a whole string in a string table; -1 if it isn't there.</summary>
    private static int Offset(byte[] bytes, string text, int start = 0, int length = -1)
    {
        var table = Encoding.GetEncoding("ISO-8859-1").GetString(bytes, start, length < 0 ? bytes.Length : length);
        var found = table.IndexOf("\0" + text + "\0", StringComparison.Ordinal);
        return found < 0 ? -1 : start + found + 1;
    }
}
