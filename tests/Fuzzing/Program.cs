using System.Diagnostics;
using System.Globalization;
using NlpMlNet.Fuzzing;
using NlpMlNet.Fuzzing.Readers;

// Reads files that were changed at random. Each reader runs in a process of its own, which a fault may end.
//
// Usage: NlpMlNet.Fuzzing [READER...] [--seconds N] [--files N] [--first SEED]      all readers, 30 seconds each
//        NlpMlNet.Fuzzing --one READER --first SEED --files 1                       one file again, in this process
var readers = AllReaders.Make();
var names = args.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
var unknown = names.Append(Text("--one")).FirstOrDefault(name => name is not null && !readers.ContainsKey(name));
if (unknown is not null)
{
    Console.Error.WriteLine($"No reader is called '{unknown}'. There are: {string.Join(", ", readers.Keys)}.");
    return 2;
}

if (Text("--one") is { } one)
{
    var folder = Directory.CreateTempSubdirectory("nlpmlnet-fuzzing-").FullName;
    var code = new Session(readers[one](), folder).Run(Number("--first", 0), Number("--files", int.MaxValue), TimeSpan.FromSeconds(Number("--seconds", 30)));
    if (code == 0)
    {
        Directory.Delete(folder, recursive: true);
    }
    else
    {
        Console.WriteLine($"  The files are in {folder}.");
    }

    return code;
}

var failed = 0;
var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
Parallel.ForEach(names.Length > 0 ? names : [.. readers.Keys], options, name =>
{
    using var process = Process.Start(Environment.ProcessPath!, ["--one", name, .. args.Skip(names.Length)]);
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        Interlocked.Increment(ref failed);
        Console.WriteLine($"{name}: FAILED, exit code {process.ExitCode}");
    }
});
return failed == 0 ? 0 : 1;

string? Text(string option) => Array.IndexOf(args, option) is var place and >= 0 && place + 1 < args.Length ? args[place + 1] : null;

int Number(string option, int missing) => Text(option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : missing;
