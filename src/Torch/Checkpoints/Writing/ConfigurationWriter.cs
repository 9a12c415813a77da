using System.Text.Json.Nodes;

namespace NlpMlNet.Checkpoints;

/// <summary>Writes a configuration as config.json: the reverse of <see cref="ConfigurationReader"/>.</summary>
internal static class ConfigurationWriter
{
    /// <summary>The content of config.json.</summary>
    /// <exception cref="ArgumentException">The keys of the family cannot say what the configuration says.</exception>
    public static byte[] Write(TransformerConfiguration configuration, TransformerHead head, IReadOnlyList<string> labels)
    {
        var json = configuration.Family switch
        {
            TransformerFamily.DistilBert => DistilBert(configuration),
            TransformerFamily.Gpt2 => Gpt2(configuration),
            _ => Bert(configuration),
        };
        json["architectures"] = new JsonArray(Architecture.NameOf(configuration.Family, head));
        json["pad_token_id"] = configuration.PaddingId;
        json["vocab_size"] = configuration.VocabularySize;
        json["torch_dtype"] = "float32";
        if (head == TransformerHead.Classification)
        {
            AddLabels(json, labels);
        }

        var content = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true }));
        var read = ConfigurationReader.Read(JsonFile.Parse("config.json", content));
        return read == configuration ? content : throw new ArgumentException(
            $"The config.json of {configuration.Family} cannot hold this configuration: {configuration} would be read as {read}.", nameof(configuration));
    }

    private static JsonObject Bert(TransformerConfiguration configuration) => new()
    {
        ["model_type"] = configuration.Family == TransformerFamily.Roberta ? "roberta" : "bert",
        ["hidden_size"] = configuration.HiddenSize,
        ["num_hidden_layers"] = configuration.Layers,
        ["num_attention_heads"] = configuration.Heads,
        ["intermediate_size"] = configuration.InnerSize,
        ["max_position_embeddings"] = configuration.Positions,
        ["type_vocab_size"] = configuration.TokenTypes,
        ["layer_norm_eps"] = configuration.LayerNormEpsilon,
        ["hidden_act"] = ConfigurationReader.NameOf(configuration.Activation),
        ["hidden_dropout_prob"] = configuration.HiddenDropout,
        ["attention_probs_dropout_prob"] = configuration.AttentionDropout,
        ["classifier_dropout"] = configuration.ClassifierDropout,
        ["position_embedding_type"] = "absolute",
    };

    private static JsonObject DistilBert(TransformerConfiguration configuration) => new()
    {
        ["model_type"] = "distilbert",
        ["dim"] = configuration.HiddenSize,
        ["n_layers"] = configuration.Layers,
        ["n_heads"] = configuration.Heads,
        ["hidden_dim"] = configuration.InnerSize,
        ["max_position_embeddings"] = configuration.Positions,
        ["activation"] = ConfigurationReader.NameOf(configuration.Activation),
        ["dropout"] = configuration.HiddenDropout,
        ["attention_dropout"] = configuration.AttentionDropout,
        ["seq_classif_dropout"] = configuration.ClassifierDropout,
    };

    private static JsonObject Gpt2(TransformerConfiguration configuration) => new()
    {
        ["model_type"] = "gpt2",
        ["n_embd"] = configuration.HiddenSize,
        ["n_layer"] = configuration.Layers,
        ["n_head"] = configuration.Heads,
        ["n_inner"] = configuration.InnerSize,
        ["n_positions"] = configuration.Positions,
        ["layer_norm_epsilon"] = configuration.LayerNormEpsilon,
        ["activation_function"] = ConfigurationReader.NameOf(configuration.Activation),
        ["embd_pdrop"] = configuration.EmbeddingDropout,
        ["resid_pdrop"] = configuration.HiddenDropout,
        ["attn_pdrop"] = configuration.AttentionDropout,
        ["summary_first_dropout"] = configuration.ClassifierDropout,
    };

    private static void AddLabels(JsonObject json, IReadOnlyList<string> labels)
    {
        var (names, ids) = (new JsonObject(), new JsonObject());
        for (var id = 0; id < labels.Count; id++)
        {
            names[FormattableString.Invariant($"{id}")] = labels[id];
            ids[labels[id]] = id;
        }

        json["id2label"] = names;
        json["label2id"] = ids;
        json["problem_type"] = "single_label_classification";
    }
}
