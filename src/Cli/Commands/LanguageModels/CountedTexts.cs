using System.Collections;

namespace NlpMlNet.Cli.Commands;

/// <summary>Texts that are counted each time when they are walked through.</summary>
/// <param name="texts">The texts.</param>
/// <param name="tell">Receives the number of those so far.</param>
internal sealed class CountedTexts(IEnumerable<string> texts, Action<int> tell) : IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator()
    {
        var count = 0;
        foreach (var text in texts)
        {
            tell(++count);
            yield return text;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
