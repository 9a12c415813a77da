using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Numerics;

namespace NlpMlNet.Decoding;

/// <summary>Continues texts with a language model: by greedy search, beam search or sampling.</summary>
/// <remarks>
/// <para>Semantics and order are those of Hugging Face's <c>generate</c> (see <see cref="DecodingOptions"/> and <see cref="BeamSearch"/>) but for
/// this: a row that has ended leaves the batch; stop strings are looked for in each row, and in its continuation alone; sampling depends on the
/// seed and the prompt's number, not on the rows of its batch.</para>
/// <para>Immutable; the model isn't disposed of. Many threads can use one at once.</para>
/// </remarks>
/// <example>
/// <code>
/// var generator = new TextGenerator(model, new() { Method = new BeamSearch { Width = 4 }, MaximumTokens = 20 });
/// Console.WriteLine(generator.Generate("The people of this country")[0].Text);
/// </code>
/// </example>
public sealed class TextGenerator
{
    private readonly LanguageModel model;
    private readonly DecodingRules rules;

    /// <summary>Initializes a new instance of the <see cref="TextGenerator"/> class.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are wrong, or an end token is not in the vocabulary.</exception>
    public TextGenerator(LanguageModel model, DecodingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        rules = new DecodingRules(options ?? new DecodingOptions(), model.Vocabulary);
        Seed = rules.Options.Seed ?? ContextSeed.Draw();
    }

    /// <summary>Gets the seed of sampling: that of the options, or one that was drawn.</summary>
    public int Seed { get; }

    /// <summary>Gets the settings.</summary>
    public DecodingOptions Options => rules.Options;

    /// <summary>Continues a text.</summary>
    /// <param name="prompt">The text; an empty one begins a line, if the vocabulary has a start token.</param>
    /// <returns>
    /// <see cref="DecodingOptions.Continuations"/> continuations: those of beam search with the best first (fewer where fewer ended), samples in the order
    /// in which they were drawn.
    /// </returns>
    /// <exception cref="NlpMlNetException">The prompt has no token to begin with.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<Continuation> Generate(string prompt) => GenerateBatch([prompt])[0];

    /// <summary>Continues texts.</summary>
    /// <param name="prompts">The texts.</param>
    /// <param name="firstNumber">The number of the first prompt, for a caller that passes a long list in parts: sampling depends on it.</param>
    /// <returns>For each prompt what <see cref="Generate(string)"/> returns, whatever the size of the batches.</returns>
    /// <exception cref="NlpMlNetException">A prompt has no token to begin with.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<IReadOnlyList<Continuation>> GenerateBatch(IReadOnlyList<string> prompts, int firstNumber = 0)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        return GenerateBatch([.. prompts.Select(rules.Encode)], firstNumber);
    }

    /// <summary>Continues prompts that are tokens already.</summary>
    /// <param name="prompts">The ids of each prompt, at least one; nothing is put before them.</param>
    /// <param name="firstNumber">The number of the first prompt.</param>
    /// <returns>For each prompt its continuations.</returns>
    /// <exception cref="ArgumentException">A prompt is empty, or has an id that is not in the vocabulary.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<IReadOnlyList<Continuation>> GenerateBatch(IReadOnlyList<int[]> prompts, int firstNumber = 0)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentOutOfRangeException.ThrowIfNegative(firstNumber);
        return Generate(prompts, number => (ulong)(firstNumber + number), rules.Options.CancellationToken);
    }

    /// <summary>Continues a text and shows it as it grows.</summary>
    /// <param name="prompt">The text.</param>
    /// <param name="write">
    /// Receives each new part of the continuation's text, the parts of a character only together, and of a stop string nothing. Beam search, whose
    /// text can change up to its end, gives it in one part.
    /// </param>
    /// <returns>The continuation, whose text is all parts together.</returns>
    /// <exception cref="InvalidOperationException">More than one continuation is asked for.</exception>
    /// <exception cref="NlpMlNetException">The prompt has no token to begin with.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; what was written stays.</exception>
    public Continuation Stream(string prompt, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (rules.Options is { Continuations: > 1, Method: not BeamSearch })
        {
            throw new InvalidOperationException($"{rules.Options.Continuations} continuations can't be shown as they grow; one can.");
        }

        return rules.Options.Method is BeamSearch ? WriteAtOnce(Generate(prompt)[0], write) : WriteAsItGrows(rules.Encode(prompt), write);
    }

    /// <summary>Continues prompts whose numbers the caller knows.</summary>
    internal IReadOnlyList<IReadOnlyList<Continuation>> Generate(IReadOnlyList<int[]> prompts, Func<int, ulong> numberOf, Cancellation cancellation)
    {
        var found = new List<IReadOnlyList<Continuation>>(prompts.Count);
        foreach (var batch in prompts.Index().Chunk(rules.Options.BatchSize))
        {
            int[][] ids = [.. batch.Select(prompt => prompt.Item)];
            found.AddRange(rules.Options.Method is BeamSearch
                ? BeamRun.Run(model, rules, ids, cancellation).Select(beams => (IReadOnlyList<Continuation>)[.. beams.Ended.Take(rules.Options.Continuations)])
                : Continue(ids, place => numberOf(batch[place].Index), cancellation));
        }

        return found;
    }

    /// <summary>Divides a prompt into tokens.</summary>
    internal int[] Encode(string prompt) => rules.Encode(prompt);

    private static Continuation WriteAtOnce(Continuation continuation, Action<string> write)
    {
        write(continuation.Text);
        return continuation;
    }

    private Continuation WriteAsItGrows(int[] prompt, Action<string> write)
    {
        var (row, written) = (NewRow(prompt, place: 0, number: 0, sample: 0, keepText: true), 0);
        new RowSearch(model, rules, rules.Options.CancellationToken).Run([prompt], [row], hypothesis =>
        {
            var text = hypothesis.ShownText;
            if (text.Length > written)
            {
                write(text[written..]);
                written = text.Length;
            }
        });
        return row.Hypothesis.ToContinuation(row.Hypothesis.LogProbability);
    }

    private IEnumerable<IReadOnlyList<Continuation>> Continue(int[][] prompts, Func<int, ulong> numberOf, Cancellation cancellation)
    {
        SearchRow[] rows =
        [
            .. prompts.SelectMany((prompt, place) => Enumerable.Range(0, rules.Options.Continuations).Select(sample => NewRow(prompt, place, numberOf(place), sample, keepText: false))),
        ];
        new RowSearch(model, rules, cancellation).Run(prompts, rows);
        return rows.Select(row => row.Hypothesis.ToContinuation(row.Hypothesis.LogProbability)).Chunk(rules.Options.Continuations);
    }

    // A stream for each sample of each prompt; training, which draws from the same seeds, has purposes below 2^32.
    private SearchRow NewRow(int[] prompt, int place, ulong number, int sample, bool keepText) =>
        new(new Hypothesis(rules, prompt, keepText), place, new RandomStream(Seed, ((number + 1) << 32) + (ulong)sample));
}
