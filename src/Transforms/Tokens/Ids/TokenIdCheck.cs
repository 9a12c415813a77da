using Microsoft.ML.Data;

namespace NlpMlNet.Tokens;

/// <summary>Finds ids that no token has. One beyond the vocabulary is no fault: it stands for a token that is unknown.</summary>
internal static class TokenIdCheck
{
    /// <summary>Finds the first id below 0.</summary>
    /// <param name="ids">The ids of a row; what a sparse vector leaves out is padding.</param>
    /// <returns>The fault as it follows "Row 3 of column 'Ids'", without a full stop; null for none.</returns>
    public static string? FaultOf(in VBuffer<int> ids)
    {
        var values = ids.GetValues();
        var wrong = values.IndexOfAnyInRange(int.MinValue, -1);
        return wrong < 0 ? null : FormattableString.Invariant(
            $"holds the token id {values[wrong]} at place {(ids.IsDense ? wrong : ids.GetIndices()[wrong])}; ids must be at least 0 (0 is padding)");
    }
}
