namespace NlpMlNet.Scoring;

/// <summary>Scores chunks on one thread.</summary>
internal interface IChunkScorer : IDisposable
{
    /// <summary>Scores the rows of a chunk and writes them as the output's rows.</summary>
    /// <exception cref="NlpMlNetException">The model failed; the message says on which rows.</exception>
    void Score(RowChunk chunk, CancellationToken cancellationToken);
}
