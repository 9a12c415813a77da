using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The classes among which the targets of a batch are to be found, each once: the targets themselves and some that were drawn.</summary>
/// <remarks>
/// Shapes: K classes; O (K, D) their output weights, and the same as Oᵀ (D, K). The offset of a class is its output bias less ln π(w),
/// the logarithm of the probability with which it is a candidate: with it, the softmax over the candidates has the minimum of the softmax
/// over all classes (Bengio and Senécal 2008; Jean, Cho, Memisevic and Bengio 2015). Where all classes are candidates, π is 1.
/// </remarks>
internal sealed class Candidates
{
    private const int None = -1;

    private readonly WindowNetwork network;
    private readonly ClassSampler sampler;
    private readonly int? draws;
    private readonly int[] columns; // of each class, or none
    private readonly int[] classes;
    private readonly float[] offsets;
    private readonly FloatBuffer rowMemory;
    private readonly FloatBuffer columnMemory;

    /// <summary>Initializes memory for the candidates of batches.</summary>
    /// <param name="network">Whose outputs they are.</param>
    /// <param name="sampler">Draws classes.</param>
    /// <param name="draws">n; <see langword="null"/> for all classes.</param>
    /// <param name="capacity">The most rows of a batch.</param>
    public Candidates(WindowNetwork network, ClassSampler sampler, int? draws, int capacity)
    {
        (this.network, this.sampler, this.draws) = (network, sampler, draws);
        var (all, width) = (network.Shape.VocabularySize, network.Shape.Width);
        Capacity = draws is { } n ? (int)Math.Min(all, (long)n + capacity) : all;
        columns = new int[all];
        Array.Fill(columns, None);
        classes = new int[Capacity];
        offsets = new float[Capacity + PanelMatrix.PanelWidth];
        rowMemory = new FloatBuffer(PanelMatrix.LengthOf(Capacity, width));
        columnMemory = new FloatBuffer(PanelMatrix.LengthOf(width, Capacity));
        (Rows, Columns) = (new PanelMatrix(0, width, rowMemory), new PanelMatrix(width, 0, columnMemory));
    }

    /// <summary>Gets the most candidates.</summary>
    public int Capacity { get; }

    /// <summary>Gets K.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the classes, in the order of the columns.</summary>
    public ReadOnlySpan<int> Classes => classes.AsSpan(0, Count);

    /// <summary>Gets the offset of each candidate, and room up to a whole panel.</summary>
    public ReadOnlySpan<float> Offsets => offsets;

    /// <summary>Gets O, (K, D), once gathered.</summary>
    public PanelMatrix Rows { get; private set; }

    /// <summary>Gets Oᵀ, (D, K), once gathered.</summary>
    public PanelMatrix Columns { get; private set; }

    /// <summary>Gets the number of pieces of <see cref="Gather"/>.</summary>
    public int Panels => Columns.PanelCount;

    /// <summary>The column of a class; negative for none.</summary>
    public int ColumnOf(int token) => columns[token];

    /// <summary>Chooses the candidates of a batch.</summary>
    /// <param name="targets">The targets of its rows.</param>
    /// <param name="random">Draws classes.</param>
    public void Choose(ReadOnlySpan<int> targets, RandomStream random)
    {
        foreach (var token in Classes)
        {
            columns[token] = None;
        }

        Count = 0;
        foreach (var target in targets)
        {
            Add(target);
        }

        for (var i = 0; i < (draws ?? network.Shape.VocabularySize); i++)
        {
            Add(draws is null ? i : sampler.Draw(ref random));
        }

        for (var i = 0; i < Count; i++)
        {
            offsets[i] = network.OutputBiases.Values[classes[i]] - (draws is { } n ? sampler.LogInclusion(classes[i], targets.Length, n) : 0);
        }

        offsets.AsSpan(Count, PanelMatrix.PanelWidth).Fill(float.NegativeInfinity);
        Rows = new PanelMatrix(Count, network.Shape.Width, rowMemory);
        Columns = new PanelMatrix(network.Shape.Width, Count, columnMemory);
    }

    /// <summary>Fetches the output weights of a panel of candidates.</summary>
    public unsafe void Gather(int panel)
    {
        var (from, width) = (panel * PanelMatrix.PanelWidth, Columns.WidthOf(panel));
        for (var i = 0; i < Math.Min(width, Count - from); i++)
        {
            var source = network.Outputs.Weights(classes[from + i]);
            var column = Columns.Row(panel, 0) + i;
            for (var k = 0; k < network.Shape.Width; k++)
            {
                column[(nint)k * width] = source[k];
            }

            for (var part = 0; part < Rows.PanelCount; part++)
            {
                new ReadOnlySpan<float>(source + (part * PanelMatrix.PanelWidth), Rows.WidthOf(part)).CopyTo(Rows.Rectangle(part, from + i, from + i + 1));
            }
        }
    }

    private void Add(int token)
    {
        if (columns[token] == None)
        {
            columns[token] = Count;
            classes[Count++] = token;
        }
    }
}
