using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Transformers;

/// <summary>The columns that a text classifier reads and adds.</summary>
/// <param name="First">The text.</param>
/// <param name="Second">The second text of a pair; null when there is none.</param>
/// <param name="Score">The probabilities.</param>
/// <param name="PredictedLabel">The predicted class.</param>
internal sealed record ClassifierColumns(string First, string? Second, string Score, string PredictedLabel)
{
    /// <summary>Gets what is required of the text columns.</summary>
    public ColumnRequirement[] Texts => Second is null ? [ColumnRequirement.Text(First)] : [ColumnRequirement.Text(First), ColumnRequirement.Text(Second)];

    /// <summary>Makes the function that reads a row's texts.</summary>
    public static Func<(string First, string? Second)> MakeReader(ValueGetter<ReadOnlyMemory<char>> getFirst, ValueGetter<ReadOnlyMemory<char>>? getSecond)
    {
        ReadOnlyMemory<char> first = default, second = default;
        return () =>
        {
            getFirst(ref first);
            getSecond?.Invoke(ref second);
            return (first.ToString(), getSecond is null ? null : second.ToString());
        };
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static ClassifierColumns Load(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadBoolean() ? reader.ReadString() : null, reader.ReadString(), reader.ReadString());

    /// <summary>Writes the names.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(First);
        writer.Write(Second is not null);
        if (Second is not null)
        {
            writer.Write(Second);
        }

        writer.Write(Score);
        writer.Write(PredictedLabel);
    }
}
