using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.ML;
using NlpMlNet.Files;
using NlpMlNet.Hosting;

namespace NlpMlNet.Models;

/// <summary>Reads and writes model files: ML.NET's standard zip with a manifest in it.</summary>
/// <remarks><c>mlContext.Model.Load</c> opens the same file; it passes over the manifest.</remarks>
public static class ModelFile
{
    /// <summary>The name of the manifest inside the zip.</summary>
    public const string ManifestEntry = "NlpMlNet/manifest.json";

    internal static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ManifestJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    /// <summary>Writes a model; the file appears under its name only when it is complete.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="path">The file; an existing one is replaced, and its folder is made if need be.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="NlpMlNetException">The file cannot be written, or what was written can't be read back; an older file of the name stays as it was.</exception>
    public static void Save(MLContext context, string path, LoadedModel model)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(model);
        AtomicFile.Write(path, file =>
        {
            context.Model.Save(model.Transformer, model.InputSchema, file);
            if (model.Manifest is not null)
            {
                ManifestParts.Add(file, model.Manifest, model.TrainingTexts);
            }

            Verify(file, path);
        });
    }

    /// <summary>Reads a model that consists of known components: a file from anywhere can be tried.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="path">The file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="NlpMlNetException">
    /// The file is missing, is no model, is damaged, asks for a component that isn't known (see <see cref="ModelTrust"/>), takes much
    /// more than its own size when it is unpacked, or needs a package that the program doesn't reference.
    /// </exception>
    public static LoadedModel Load(MLContext context, string path) => Load(context, path, ModelTrust.KnownComponents);

    /// <summary>Reads a model.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="path">The file.</param>
    /// <param name="trust">What the file may have loaded.</param>
    /// <returns>The model.</returns>
    /// <exception cref="NlpMlNetException">As for <see cref="Load(MLContext, string)"/>.</exception>
    public static LoadedModel Load(MLContext context, string path, ModelTrust trust)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!File.Exists(path))
        {
            throw new NlpMlNetException($"There is no model file '{path}'. Give the path of a file that 'train' or 'import' has written.");
        }

        SpecialFile.RefuseReading(path);
        try
        {
            using var file = File.OpenRead(path); // one opening for all: what was checked is what is loaded
            var components = KnownComponents.Check(file, path, trust);
            OptionalPackages.Register(context, components, path);
            var transformer = context.Model.Load(file, out var schema);
            var (manifest, texts) = ManifestParts.Read(file);
            var model = new LoadedModel(transformer, schema, manifest) { TrainingTexts = texts };
            if (model.Manifest is not null)
            {
                _ = transformer.GetOutputSchema(schema); // what a recipe wrote fits its own columns
            }

            return model;
        }
        catch (NlpMlNetException e) when (e.InnerException is null or FileNotFoundException && e.Message.Contains(path, StringComparison.Ordinal))
        {
            throw; // it says which component isn't known, or which package is missing
        }
        catch (Exception e) when (Innermost(e) is NlpMlNetException { InnerException: DllNotFoundException or BadImageFormatException } library)
        {
            throw new NlpMlNetException($"The model '{path}' can't be loaded here. {library.Message}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new NlpMlNetException(
                $"The model '{path}' takes more memory than there is: it is too large for this machine, or claims a size that it doesn't have. Copy the file again, or use a machine with more memory.", e);
        }
        catch (Exception e)
        {
            throw new NlpMlNetException(
                $"The file '{path}' can't be read as a model: {ReasonOf(Innermost(e))}. Give a whole file that 'train', 'import' or mlContext.Model.Save has written.", e);
        }
    }

    /// <summary>Describes a model as JSON: its manifest, or its input columns when it has none.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The JSON.</returns>
    public static string ToJson(LoadedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Manifest is { } manifest
            ? JsonSerializer.Serialize(manifest, Json)
            : JsonSerializer.Serialize(new { InputColumns = model.InputSchema.ToDictionary(column => column.Name, column => column.Type.ToString()) }, Json);
    }

    /// <summary>Reads what was written, part by part, before it replaces an older model.</summary>
    private static void Verify(Stream file, string path)
    {
        try
        {
            _ = SavedComponents.Read(file, budget: null);
        }
        catch (InvalidDataException e)
        {
            throw new NlpMlNetException(
                $"The model can't be written to {path}: read back, {e.Message.TrimEnd('.')}. A file that was there before is as it was. Write to another disk; if it happens there too, a transformer of the model saves itself wrongly.", e);
        }
    }

    // What .NET or ML.NET says of its own parameters tells nothing about the file; --verbose shows it.
    private static string ReasonOf(Exception e) => e switch
    {
        NlpMlNetException or InvalidDataException => e.Message.TrimEnd('.'),
        UnauthorizedAccessException => "this user may not read it",
        FileNotFoundException { FileName: { } assembly } => $"it needs the assembly {assembly.Split(',')[0]}, which this program doesn't have",
        JsonException json => $"its manifest is damaged, at {json.Path ?? "its beginning"}",
        IOException when DiskFull.Is(e) => $"it is unpacked into the temporary folder {Path.GetTempPath()}, which is full: free space there, or set {(OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR")} to a folder on another disk",
        IOException => e.Message.TrimEnd('.'),
        _ => "its parts are damaged or don't fit together",
    };

    // ML.NET wraps a component's own message in an exception about reflection.
    private static Exception Innermost(Exception e)
    {
        while (e is not NlpMlNetException && e.InnerException is { } inner && (e is TargetInvocationException || inner is NlpMlNetException or TargetInvocationException))
        {
            e = inner;
        }

        return e;
    }
}
