using NlpMlNet.Checkpoints;
using NlpMlNet.Subwords;

namespace NlpMlNet.Transformers;

/// <summary>How a sentence-transformers model makes one vector of a text.</summary>
internal sealed record SentenceSettings
{
    /// <summary>How the tokens' vectors become one.</summary>
    public TransformerPooling Pooling { get; private init; } = TransformerPooling.Mean;

    /// <summary>How many numbers a token's vector has; <see langword="null"/> where the files don't say.</summary>
    public int? Width { get; private init; }

    /// <summary>The most tokens of a text; <see langword="null"/> for as many as the model can take.</summary>
    public int? MaximumLength { get; private init; }

    /// <summary>Whether texts are brought to lower case before they are divided into tokens.</summary>
    public bool LowerCase { get; private init; }

    /// <summary>What is put before each text.</summary>
    public string Prompt { get; private init; } = string.Empty;

    /// <summary>What is done to the vector, in this order.</summary>
    public IReadOnlyList<IVectorStep> Steps { get; private init; } = [];

    /// <summary>Reads the files of a folder; <see langword="null"/> for a checkpoint without such files.</summary>
    /// <exception cref="NlpMlNetException">A file is missing or damaged, or asks for something that is not supported; the message names it.</exception>
    public static SentenceSettings? Read(string folder)
    {
        if (SentenceModules.Read(folder) is not { } modules)
        {
            return ReadTransformer(folder, new SentenceSettings()) is { MaximumLength: not null } alone ? alone : null;
        }

        if (modules.Parts is not [{ Kind: SentenceModules.Transformer } transformer, .. var others])
        {
            throw Unsupported(modules, modules.Parts is [var first, ..] ? first.Kind : "nothing");
        }

        var settings = ReadPrompt(folder, ReadTransformer(transformer.Folder, new SentenceSettings()));
        foreach (var part in others)
        {
            settings = part.Kind switch
            {
                SentenceModules.Pooling when settings.Steps.Count == 0 => settings.With(PoolingFile.Read(part, settings.Prompt)),
                "Dense" => settings with { Steps = [.. settings.Steps, DenseFolder.Read(part)] },
                "Normalize" => settings with { Steps = [.. settings.Steps, new NormalizeStep()] },
                "Dropout" => settings, // acts in training alone
                _ => throw Unsupported(modules, part.Kind),
            };
        }

        return settings;
    }

    /// <summary>Says in a sentence what the folder asks for.</summary>
    /// <param name="pooling">The pooling that is used.</param>
    /// <param name="maximumLength">The length that is used.</param>
    public string Describe(TransformerPooling pooling, int maximumLength) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"The checkpoint is a sentence-transformers model: pooling {PoolingNames.Show(pooling)}, at most {maximumLength} tokens")
        + string.Concat(Steps.Select(step => $", then {step}"))
        + (LowerCase ? ", texts in lower case" : string.Empty)
        + (Prompt.Length > 0 ? $", '{Prompt}' before each text." : ".");

    private SentenceSettings With((TransformerPooling Pooling, int? Width) read) => this with { Pooling = read.Pooling, Width = read.Width };

    private static SentenceSettings ReadTransformer(string folder, SentenceSettings settings)
    {
        var path = Array.Find(Directory.Exists(folder) ? Directory.GetFiles(folder, "sentence_*_config.json") : [], _ => true);
        if (path is null)
        {
            return settings;
        }

        var file = FileContent.ReadJson(path);
        if (file.Find("transformer_task") is { } task && task.Text() != "feature-extraction")
        {
            throw task.Fail("must be \"feature-extraction\": others are not supported. Take another model");
        }

        return settings with
        {
            MaximumLength = file.Find("max_seq_length")?.Number(int.MaxValue) is > 0 and var length ? length : null,
            LowerCase = file.TruthOr("do_lower_case", missing: false),
        };
    }

    private static SentenceSettings ReadPrompt(string folder, SentenceSettings settings)
    {
        var path = Path.Combine(folder, "config_sentence_transformers.json");
        return File.Exists(path) && FileContent.ReadJson(path) is var file && file.Find("default_prompt_name") is { } name
            ? settings with { Prompt = file.Get("prompts").Get(name.Text()).Text() }
            : settings;
    }

    private static NlpMlNetException Unsupported(SentenceModules modules, string kind) => new(
        $"'{modules.Origin}' lists the module '{kind}' where it can't be used; supported are a Transformer, then a Pooling, then Dense, Normalize and Dropout. "
        + "Take another model; or, for the mean of the tokens' own vectors, delete modules.json from a copy of the folder.");
}
