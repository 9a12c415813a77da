using Spectre.Console;
using Spectre.Console.Rendering;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The last look at everything that goes to a terminal: what would steer it is escaped, whatever table or line it is in.</summary>
internal sealed class EscapedOutput : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Escaped(renderable));

    private sealed class Escaped(IRenderable content) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => content.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => content.Render(options, maxWidth).Select(segment =>
            segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(TerminalText.EscapeLines(segment.Text), segment.Style));
    }
}
