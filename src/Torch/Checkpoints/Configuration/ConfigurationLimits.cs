namespace NlpMlNet.Checkpoints;

/// <summary>The largest sizes accepted: far beyond any model in use, and small enough that no product of them overflows 64 bits.</summary>
internal static class ConfigurationLimits
{
    public const int HiddenSize = 1 << 20;
    public const int Layers = 1024;
    public const int InnerSize = 1 << 22;
    public const int VocabularySize = 1 << 26;
    public const int Positions = 1 << 24;
    public const int TokenTypes = 1 << 16;
    public const int Labels = 1 << 16;
}
