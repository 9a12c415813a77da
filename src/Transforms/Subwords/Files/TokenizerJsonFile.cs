using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NlpMlNet.Subwords;

/// <summary>A tokenizer in one file, as Hugging Face's library writes it.</summary>
/// <remarks>
/// The sections <c>truncation</c> and <c>padding</c> are not applied: whoever encodes says how long a sequence may be. The section
/// <c>decoder</c> turns ids back into text and plays no part in encoding.
/// </remarks>
internal static class TokenizerJsonFile
{
    private static readonly string[] Unused = ["version", "truncation", "padding", "decoder"];
    private static readonly string[] Vocabulary = ["vocab", "merges"];

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="config">
    /// What the files beside it say, which goes before what it says itself; <see langword="null"/> for nothing.
    /// </param>
    public static TokenizerDefinition Read(string path, TokenizerConfig? config)
    {
        var file = FileContent.ReadJson(path);
        file.AllowOnly([.. Unused, "added_tokens", "normalizer", "pre_tokenizer", "post_processor", "model"]);
        var model = file.Get("model");
        var pipeline = Skeleton(file);
        return new TokenizerDefinition
        {
            Origin = path,
            Pipeline = config is null ? pipeline : Override(path, pipeline, config),
            Vocabulary = VocabularyReader.Read(model),
            SpecialTokens = config?.SpecialTokens ?? new SpecialTokenNames(),
            MaximumLength = config?.MaximumLength,
        };
    }

    private static string Skeleton(JsonPlace file)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in file.Element.EnumerateObject().Where(member => !Unused.Contains(member.Name)))
            {
                if (member.Name == "model")
                {
                    writer.WriteStartObject("model");
                    foreach (var option in member.Value.EnumerateObject().Where(option => !Vocabulary.Contains(option.Name)))
                    {
                        option.WriteTo(writer);
                    }

                    writer.WriteEndObject();
                }
                else
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // As Hugging Face's own classes do: what tokenizer_config.json says of case and spaces goes before the file.
    private static string Override(string path, string pipeline, TokenizerConfig config)
    {
        var root = ParseDistinct(path, pipeline);
        if (root["normalizer"] is JsonObject normalizer && IsOfKind(normalizer, "BertNormalizer"))
        {
            Set(normalizer, "lowercase", config.LowerCase);
            Set(normalizer, "strip_accents", config.StripAccents);
            Set(normalizer, "handle_chinese_chars", config.SeparateChinese);
        }

        if (root["pre_tokenizer"] is JsonObject splitter && IsOfKind(splitter, "ByteLevel"))
        {
            Set(splitter, "add_prefix_space", config.AddPrefixSpace);
        }

        return root.ToJsonString();
    }

    private static JsonObject ParseDistinct(string path, string pipeline)
    {
        try
        {
            return JsonNode.Parse(pipeline, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
        }
        catch (JsonException e)
        {
            throw new NlpMlNetException($"The file '{path}' has a key twice in one object: {e.Message} Get the file again, or delete one of the two.", e);
        }
    }

    private static bool IsOfKind(JsonObject part, string kind) =>
        part["type"] is JsonValue value && value.TryGetValue<string>(out var found) && found == kind;

    private static void Set(JsonObject part, string name, bool? value)
    {
        if (value is not null)
        {
            part[name] = value;
        }
    }
}
