using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

[assembly: ModelComponent(typeof(NgramModel), "NlpMlNet.NgramModel")]

namespace NlpMlNet.LanguageModels;

/// <summary>An n-gram language model: probabilities of n-grams, and back-off weights for what isn't among them.</summary>
/// <remarks>Learnt by <see cref="NgramTrainer"/>, or read from a file in the ARPA format, which most toolkits write.</remarks>
public sealed class NgramModel : LanguageModel, IModelComponent<NgramModel>
{
    private static readonly float ToNats = MathF.Log(10);

    private readonly MappedNgramFile? file;

    internal NgramModel(LanguageModelVocabulary vocabulary, NgramTables tables, IReadOnlyList<string> warnings, MappedNgramFile? file = null)
    {
        Vocabulary = vocabulary;
        Tables = tables;
        Warnings = warnings;
        this.file = file;
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("NGRAMLM ", "NlpMlNet.NgramModel");

    /// <inheritdoc/>
    public override LanguageModelVocabulary Vocabulary { get; }

    /// <summary>Gets the number of words of the longest n-grams.</summary>
    public int Order => Tables.Order;

    /// <inheritdoc/>
    public override int? MaximumContext => Order - 1;

    /// <summary>Gets the number of n-grams of each order, from 1.</summary>
    public IReadOnlyList<long> NgramCounts => [.. Enumerable.Range(1, Order).Select(order => (long)Tables.CountOf(order))];

    /// <summary>Gets what training had to say: orders whose discounts the texts don't define.</summary>
    public IReadOnlyList<string> Warnings { get; }

    internal NgramTables Tables { get; }

    /// <summary>Reads a model in the ARPA format.</summary>
    /// <param name="path">The file, UTF-8; gzip is read too.</param>
    /// <param name="kind">How texts become words; the file doesn't say.</param>
    /// <returns>The model.</returns>
    /// <exception cref="NlpMlNetException">The file can't be read, or is no ARPA file; the message names the line.</exception>
    public static NgramModel ReadArpa(string path, TokenKind kind = TokenKind.WhiteSpace) => ArpaReader.Read(path, kind);

    /// <summary>Opens a file that <see cref="WriteMapped"/> wrote, without reading it into memory: the system reads the pages that are looked at.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The model; dispose of it to close the file.</returns>
    /// <exception cref="NlpMlNetException">The file can't be read, is damaged, or is no such file.</exception>
    public static NgramModel OpenMapped(string path) => MappedNgramFormat.Open(path);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The model.</returns>
    public static NgramModel Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return SavedNgramModel.Load(reader);
    }

    /// <summary>Writes vocabulary and n-grams.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var use = file?.Use() ?? default;
        SavedNgramModel.Save(this, writer);
    }

    /// <summary>Writes the model in the ARPA format.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="NlpMlNetException">The file can't be written, or the model's own file is damaged.</exception>
    public void WriteArpa(string path)
    {
        using var use = file?.Use() ?? default;
        try
        {
            ArpaWriter.Write(this, path);
        }
        catch (InvalidDataException e)
        {
            throw new NlpMlNetException($"The n-gram model{(file is null ? "" : $" '{file.Path}'")} is damaged: {e.Message}. Copy the file again, or convert the model again.", e);
        }
    }

    /// <summary>Writes the model in a form that is opened at once and read where it is.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public void WriteMapped(string path)
    {
        using var use = file?.Use() ?? default;
        MappedNgramFormat.Write(this, path);
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<int> context, ReadOnlySpan<int> tokens, Span<float> logProbabilities)
    {
        TokenIds.Check(context, Vocabulary);
        TokenIds.Check(tokens, Vocabulary);
        TokenIds.CheckLength(logProbabilities.Length, tokens.Length, nameof(logProbabilities));
        using var use = file?.Use() ?? default;
        var state = StateAfter(context);
        for (var i = 0; i < tokens.Length; i++)
        {
            logProbabilities[i] = state.Append(tokens[i]) * ToNats;
        }
    }

    /// <inheritdoc/>
    public override void PredictNext(ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        TokenIds.Check(context, Vocabulary);
        TokenIds.CheckLength(logProbabilities.Length, Vocabulary.Count, nameof(logProbabilities));
        using var use = file?.Use() ?? default;
        var state = StateAfter(context);
        for (var id = 0; id < logProbabilities.Length; id++)
        {
            logProbabilities[id] = state.Predict(id) * ToNats;
        }
    }

    /// <inheritdoc/>
    protected override void SaveModel(ModelSaveContext ctx) => ComponentLoader<NgramModel>.Save(ctx, this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private NgramState StateAfter(ReadOnlySpan<int> context)
    {
        var state = new NgramState(Tables);
        foreach (var id in context[Math.Max(0, context.Length - Order + 1)..])
        {
            state.Append(id);
        }

        return state;
    }
}
