using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.CausalModels;
using NlpMlNet.LanguageModels;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Commands;

/// <summary>Opens language models, and writes them as ML.NET models.</summary>
internal static class LmModelFile
{
    /// <summary>Reads a language model: of a model file, of the mapped form, or of a transformer's checkpoint, which is a folder.</summary>
    /// <exception cref="NlpMlNetException">The file can't be read, or holds no language model.</exception>
    public static OpenedLanguageModel Open(string path, ModelTrust trust)
    {
        if (Directory.Exists(path))
        {
            return new OpenedLanguageModel(CausalLanguageModel.Load(path), null);
        }

        var format = LmFileFormats.Of(path);
        if (format == LmFileFormat.Mapped)
        {
            return new OpenedLanguageModel(NgramModel.OpenMapped(path), null);
        }

        if (format == LmFileFormat.Arpa)
        {
            throw new NlpMlNetException($"'{path}' is in the ARPA format, which doesn't say how texts become words. 'nlpmlnet lm convert --input {path} --output model.zip --tokens whitespace' makes a model of it, which this command takes.");
        }

        var loaded = ModelFile.Load(ModelContext.Create(), path, trust);
        var scorer = loaded.Transformer as ScoreWithLanguageModelTransformer
            ?? (loaded.Transformer as IEnumerable<ITransformer>)?.OfType<ScoreWithLanguageModelTransformer>().LastOrDefault()
            ?? throw new NlpMlNetException($"The model '{path}' is no language model. Give a file that 'nlpmlnet lm train' has written.");
        return new OpenedLanguageModel(scorer.Model, loaded.Manifest);
    }

    /// <summary>Writes a language model as an ML.NET model that scores a text column.</summary>
    public static void Save(string path, LanguageModel model, string textColumn, ModelManifest manifest)
    {
        var context = ModelContext.CreateToWrite(seed: 1);
        var definition = SchemaDefinition.Create(typeof(TextRow));
        definition[nameof(TextRow.Text)].ColumnName = textColumn;
        var empty = context.Data.LoadFromEnumerable(Array.Empty<TextRow>(), definition);
        var scorer = context.Transforms.Text.ScoreWithLanguageModel(textColumn, model).Fit(empty);
        ModelFile.Save(context, path, new LoadedModel(scorer, empty.Schema, manifest));
    }

    private sealed class TextRow
    {
        public string? Text { get; set; }
    }
}

/// <summary>A language model from a file.</summary>
/// <param name="Model">The model.</param>
/// <param name="Manifest">How it came about; <see langword="null"/> where the file doesn't say.</param>
internal sealed record OpenedLanguageModel(LanguageModel Model, ModelManifest? Manifest) : IDisposable
{
    public void Dispose() => Model.Dispose();
}
