using NlpMlNet.Messages;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>All that is learnt: the input rows, followed by one output row for each word.</summary>
/// <remarks>A row starts on a cache line and ends with zeros up to the next; these stay zeros.</remarks>
internal sealed unsafe class RowTable
{
    private readonly FloatBuffer values;

    /// <summary>Initializes a table: input rows uniform in [-1/dimension, 1/dimension), output rows zero.</summary>
    /// <exception cref="NlpMlNetException">The table is larger than one block of memory can be.</exception>
    public RowTable(int inputs, int words, int dimension, int seed)
    {
        Dimension = dimension;
        Stride = RowKernels.StrideOf(dimension);
        Inputs = inputs;
        Rows = inputs + words;
        var length = (long)Rows * Stride;
        if (length > Array.MaxLength - Stride)
        {
            throw new NlpMlNetException(
                $"{words} words and {inputs - words} n-grams with {dimension} numbers each are more than one block of memory can hold. "
                + $"Raise {new CodeName(typeof(WordVectorTrainingOptions), nameof(WordVectorTrainingOptions.MinimumCount))}, or lower {new CodeName(typeof(WordVectorTrainingOptions), nameof(WordVectorTrainingOptions.Dimension))}.");
        }

        values = new FloatBuffer(length);
        var random = new RandomStream(seed, RandomUse.FirstVectors);
        for (var row = 0; row < inputs; row++)
        {
            var numbers = this[row];
            for (var i = 0; i < dimension; i++)
            {
                numbers[i] = random.NextSymmetric() / dimension;
            }
        }
    }

    public int Dimension { get; }

    /// <summary>Gets the distance from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Gets the number of input rows.</summary>
    public int Inputs { get; }

    /// <summary>Gets the number of all rows.</summary>
    public int Rows { get; }

    /// <summary>Gets a row.</summary>
    public float* this[int row] => values.Pointer + ((nint)row * Stride);

    /// <summary>The row of a word as something that is predicted.</summary>
    public int OutputRowOf(int word) => Inputs + word;
}
