using System.Runtime.InteropServices;

namespace NlpMlNet.WordVectorTraining;

/// <summary>What is to be learnt from a chunk: for each example, rows whose mean is to predict words.</summary>
internal sealed class Examples
{
    private readonly List<int> inputs = [];
    private readonly List<int> inputEnds = [0];
    private readonly List<int> targets = [];
    private readonly List<int> targetEnds = [0];

    public int Count => inputEnds.Count - 1;

    /// <summary>Gets the number of targets of all examples.</summary>
    public int TargetCount => targets.Count;

    public ReadOnlySpan<int> InputsOf(int example) => Part(inputs, inputEnds, example);

    public ReadOnlySpan<int> TargetsOf(int example) => Part(targets, targetEnds, example);

    public void Clear()
    {
        inputs.Clear();
        targets.Clear();
        CollectionsMarshal.SetCount(inputEnds, 1);
        CollectionsMarshal.SetCount(targetEnds, 1);
    }

    public void AddInputs(ReadOnlySpan<int> rows) => inputs.AddRange(rows);

    public void AddTargets(ReadOnlySpan<int> words) => targets.AddRange(words);

    public void EndExample()
    {
        inputEnds.Add(inputs.Count);
        targetEnds.Add(targets.Count);
    }

    private static ReadOnlySpan<int> Part(List<int> all, List<int> ends, int example) =>
        CollectionsMarshal.AsSpan(all)[ends[example]..ends[example + 1]];
}
