namespace NlpMlNet.Networks;

/// <summary>Says which slots of a table the rows of a batch use, and with which factors.</summary>
internal interface ISlotReader
{
    /// <summary>The most slots that a row of the batch uses.</summary>
    int CountAtMost(Batch batch, int place);

    /// <summary>Reads a row.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="place">The row's place in it.</param>
    /// <param name="training">Whether what is random while training acts.</param>
    /// <param name="slots">Receives slot numbers.</param>
    /// <param name="values">Receives the factor of each slot.</param>
    /// <returns>The number of slots used.</returns>
    int Read(Batch batch, int place, bool training, Span<int> slots, Span<float> values);
}
