namespace NlpMlNet.Hosting;

/// <summary>A model can't use the features that it was given; where the row and the column are known, they are named.</summary>
/// <param name="fault">What is wrong, as it follows "Row 3 of column 'Ids'", without a full stop.</param>
internal sealed class FeatureFaultException(string fault) : NlpMlNetException($"A feature vector {fault}.")
{
    /// <summary>Gets what is wrong.</summary>
    public string Fault => fault;
}
