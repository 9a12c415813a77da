using Spectre.Console;
using Spectre.Console.Rendering;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The last look at everything that goes to a terminal: what would steer it is escaped, whatever table or line it is in, and no line ends with the spaces that fill a table's column.</summary>
internal sealed class EscapedOutput : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Escaped(renderable));

    private sealed class Escaped(IRenderable content) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => content.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            Segment? spaces = null;
            foreach (var segment in content.Render(options, maxWidth))
            {
                if (segment.IsControlCode || segment.IsLineBreak)
                {
                    spaces = segment.IsLineBreak ? null : spaces;
                    yield return segment;
                    continue;
                }

                var text = (spaces?.Text ?? string.Empty) + TerminalText.EscapeLines(segment.Text);
                var seen = text.TrimEnd(' ');
                spaces = seen.Length < text.Length ? new Segment(text[seen.Length..], segment.Style) : null;
                if (seen.Length > 0)
                {
                    yield return new Segment(seen, segment.Style);
                }
            }

            if (spaces is not null)
            {
                yield return spaces;
            }
        }
    }
}
