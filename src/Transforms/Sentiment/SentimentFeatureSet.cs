namespace NlpMlNet.Sentiment;

/// <summary>Which sentiment features are computed; <see cref="SentimentFeature"/> lists them.</summary>
public enum SentimentFeatureSet
{
    /// <summary>
    /// The six features of the course: <see cref="SentimentFeature.PositiveWords"/> to <see cref="SentimentFeature.LogWordCount"/>.
    /// </summary>
    Basic,

    /// <summary>All features.</summary>
    Extended,
}
