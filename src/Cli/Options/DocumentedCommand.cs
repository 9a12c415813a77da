using System.CommandLine;

namespace NlpMlNet.Cli.Options;

/// <summary>A command whose help ends with an example, and perhaps more.</summary>
/// <param name="name">The command's name.</param>
/// <param name="description">What it does, in one sentence: also shown in the list of commands.</param>
/// <param name="details">What follows the options in its help.</param>
internal sealed class DocumentedCommand(string name, string description, Func<string> details) : Command(name, description)
{
    public DocumentedCommand(string name, string description, string details)
        : this(name, description, () => details)
    {
    }

    public string Details => details();
}
