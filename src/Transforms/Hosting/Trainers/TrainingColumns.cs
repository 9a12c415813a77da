using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>The columns that a trainer reads.</summary>
/// <param name="Label">What is to be predicted.</param>
/// <param name="Features">What it is predicted from.</param>
/// <param name="Weight">The weight of each example; <see langword="null"/> when all weigh the same.</param>
public sealed record TrainingColumns(ColumnRequirement Label, ColumnRequirement Features, ColumnRequirement? Weight = null)
{
    /// <summary>Checks that the columns are there and have the right types.</summary>
    /// <param name="schema">The columns that there will be.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has another type than expected.</exception>
    public void Check(SchemaShape schema)
    {
        Features.FindIn(schema);
        Label.FindIn(schema);
        Weight?.FindIn(schema);
    }

    /// <summary>Checks that the columns are there and have the right types.</summary>
    /// <param name="schema">The columns that there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has another type than expected.</exception>
    public void Check(DataViewSchema schema)
    {
        Features.FindIn(schema);
        Label.FindIn(schema);
        Weight?.FindIn(schema);
    }
}
