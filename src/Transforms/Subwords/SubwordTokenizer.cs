namespace NlpMlNet.Subwords;

/// <summary>Divides texts into subwords exactly as the tokenizer of a pretrained model does, and gives their ids.</summary>
/// <remarks>
/// <para>Immutable; many threads can use one at once, best each with a <see cref="SubwordEncoder"/> of its own. It saves itself
/// (<see cref="Save"/>), so that a model needs no other file.</para>
/// <para>Supported: WordPiece (Wu et al. 2016; BERT), byte-level and other byte-pair encodings (Sennrich et al. 2016; GPT-2), Unigram
/// (Kudo 2018), whole words; as vocab.txt, vocab.json with merges.txt, tokenizer.json, and SentencePiece's .model. A part of a
/// tokenizer.json that is not supported is refused by name, because tokens that are almost right are wrong. Its sections
/// <c>truncation</c> and <c>padding</c> are not applied: <see cref="SubwordEncodeOptions"/> says how long a sequence may be. Half of
/// a surrogate pair in a text counts as U+FFFD.</para>
/// <para>What divides the single word is Microsoft.ML.Tokenizers for WordPiece and byte-pair encodings. Normalizers, splitters, added tokens
/// and templates are this project's own: that library reads no tokenizer.json, for BERT it drops symbols such as = and $ and joins words
/// at tabs, and its CodeGenTokenizer gives runs of spaces ids beyond GPT-2's vocabulary. So are SentencePiece's two models, where ids of
/// version 2.0.1 differ from those of SentencePiece itself. The tests hold both to the same ids where they agree, and pin where they
/// do not.</para>
/// </remarks>
public sealed class SubwordTokenizer
{
    private readonly TokenizerDefinition definition;
    private readonly PieceTrie ids;
    private readonly string[] texts;
    private readonly Lazy<SubwordDecoder> decoder;

    internal SubwordTokenizer(TokenizerDefinition definition)
    {
        this.definition = definition;
        Pipeline = SubwordPipelineReader.Read(definition);
        ids = PieceIndex.Of(definition.Vocabulary);
        texts = AllTexts(definition.Vocabulary, Pipeline.AddedTokens, ids);
        decoder = new Lazy<SubwordDecoder>(() => new SubwordDecoder(definition, texts, Pipeline.AddedTokens));
        SpecialTokens = SpecialTokenFinder.Find(definition.SpecialTokens, Pipeline, text => TryGetId(text, out var id) ? id : null);
    }

    /// <summary>Gets the highest id and 1: the number of rows that a table of embeddings needs.</summary>
    public int VocabularySize => texts.Length;

    /// <summary>Gets the ids of the tokens that play a role.</summary>
    public SpecialTokenIds SpecialTokens { get; }

    /// <summary>
    /// Gets the longest sequence of the model, if tokenizer_config.json names it (<c>model_max_length</c>); nothing is cut to it
    /// unasked.
    /// </summary>
    public int? ModelMaximumLength => definition.MaximumLength;

    /// <summary>Gets what had to be guessed about the tokenizer when its files were read, one sentence each.</summary>
    internal IReadOnlyList<string> Notes => definition.Notes;

    /// <summary>Gets the parts that a text passes.</summary>
    internal SubwordPipeline Pipeline { get; }

    /// <summary>Gets the text of each id, in order; empty where an id belongs to no token.</summary>
    internal IReadOnlyList<string> Texts => texts;

    /// <summary>Reads a tokenizer's files.</summary>
    /// <param name="path">
    /// A folder in Hugging Face's layout, of which tokenizer.json is preferred, then vocab.txt, then vocab.json with merges.txt, then a
    /// .model; or one of these files. tokenizer_config.json, special_tokens_map.json and added_tokens.json beside it are heeded.
    /// </param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="NlpMlNetException">
    /// A file is missing, damaged, contradicts itself, or uses a part that is not supported; the message names file and place.
    /// </exception>
    public static SubwordTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SubwordTokenizer(TokenizerFolder.Read(path));
    }

    /// <summary>Reads a tokenizer.json by itself: the files beside it are not looked at.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="NlpMlNetException">As for <see cref="Load(string)"/>.</exception>
    public static SubwordTokenizer FromTokenizerJson(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SubwordTokenizer(TokenizerJsonFile.Read(path, config: null));
    }

    /// <summary>Reads a WordPiece vocabulary: one piece a line, its id the number of the line from 0.</summary>
    /// <param name="vocabularyPath">The vocab.txt.</param>
    /// <param name="options">What the file does not say; <see langword="null"/> for BERT base: cased when the vocabulary holds capitals, else uncased.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="NlpMlNetException">The file is missing, or lacks a token that is needed.</exception>
    public static SubwordTokenizer FromWordPiece(string vocabularyPath, WordPieceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(vocabularyPath);
        return new SubwordTokenizer(WordPieceFile.Read(vocabularyPath, options ?? new WordPieceOptions(), options?.LowerCase, added: []));
    }

    /// <summary>Reads a byte-level BPE tokenizer.</summary>
    /// <param name="vocabularyPath">The vocab.json: tokens and ids.</param>
    /// <param name="mergesPath">The merges.txt: a merge a line, first learnt first.</param>
    /// <param name="options">What the files do not say; <see langword="null"/> for GPT-2.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="NlpMlNetException">A file is missing or damaged, or a merge does not fit the vocabulary.</exception>
    public static SubwordTokenizer FromByteLevelBpe(string vocabularyPath, string mergesPath, ByteLevelBpeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(vocabularyPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(mergesPath);
        return new SubwordTokenizer(ByteLevelBpeFiles.Read(vocabularyPath, mergesPath, options ?? new ByteLevelBpeOptions(), added: []));
    }

    /// <summary>Reads a SentencePiece model, unigram or BPE, with the ids of the file.</summary>
    /// <param name="modelPath">The .model.</param>
    /// <param name="addBeginning">Whether the token of the beginning (<c>&lt;s&gt;</c>) is put before each text.</param>
    /// <param name="addEnd">Whether the token of the end (<c>&lt;/s&gt;</c>) is put after each text.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="ArgumentException">A token was asked for that the model does not have.</exception>
    /// <exception cref="NlpMlNetException">The file is missing or damaged, or its model is of another type.</exception>
    public static SubwordTokenizer FromSentencePiece(string modelPath, bool addBeginning = false, bool addEnd = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelPath);
        return new SubwordTokenizer(SentencePieceFile.Read(modelPath, addBeginning, addEnd));
    }

    /// <summary>Learns a WordPiece vocabulary from texts.</summary>
    /// <param name="texts">The texts, in any script; they are read once, and only their distinct words are kept in memory.</param>
    /// <param name="options">How large a vocabulary, and how texts are cleaned; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops learning.</param>
    /// <returns>
    /// A tokenizer as BERT's: <c>[CLS] text [SEP]</c>, or <c>[CLS] text [SEP] pair [SEP]</c>. The ids 0 to 4 are the padding, the
    /// unknown token, [CLS], [SEP] and [MASK]; then come the characters and the learnt pieces, the most useful first.
    /// </returns>
    /// <remarks>
    /// <para>Words are counted behind the cleaning and division that the tokenizer itself does. Each starts as its characters; then
    /// the two neighbours that occur together most often become one piece, again and again (byte-pair encoding: Sennrich, Haddow and
    /// Birch 2016, algorithm 1), until the vocabulary is full or no pair is frequent enough. Of equally frequent pairs comes first the
    /// one whose left piece, then whose right piece, is first in ordinal order: the order of the texts does not matter.</para>
    /// <para>The tokenizer divides words by the longest piece from the left, as BERT's does, and not by repeating the merges. A word
    /// of learnt characters is never unknown, unless it has more than 100 characters. Departures from Hugging Face's trainer, which
    /// keeps a continuing character (<c>##e</c>) only where the texts have one and joins what is left of a word when its rare
    /// characters are taken out: here each character that can continue a word has that form, and such words are left out.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of range, or a text is <see langword="null"/>.</exception>
    /// <exception cref="NlpMlNetException">No text has a word.</exception>
    /// <exception cref="OperationCanceledException">Learning was stopped.</exception>
    public static SubwordTokenizer Learn(
        IEnumerable<string> texts, SubwordLearningOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new SubwordTokenizer(SubwordLearning.Learn(texts, options ?? new SubwordLearningOptions(), cancellationToken));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="InvalidDataException">Something else is there, or it is damaged.</exception>
    public static SubwordTokenizer Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new SubwordTokenizer(TokenizerDefinition.Load(reader));
    }

    /// <summary>Writes the whole tokenizer.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        definition.Save(writer);
    }

    /// <summary>Writes a WordPiece tokenizer to a folder in Hugging Face's layout: vocab.txt, tokenizer.json, tokenizer_config.json.</summary>
    /// <param name="folder">The folder; it is made when it isn't there, and files of these names are replaced.</param>
    /// <exception cref="InvalidOperationException">
    /// The tokenizer is not WordPiece with BERT's cleaning of texts, or an id of its vocabulary has no token.
    /// </exception>
    public void SaveWordPiece(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        WordPieceFolder.Write(folder, definition);
    }

    /// <summary>Writes the tokenizer to a folder in Hugging Face's layout: tokenizer.json and tokenizer_config.json.</summary>
    /// <param name="folder">The folder; it is made when it isn't there, and files of these names are replaced.</param>
    /// <exception cref="NlpMlNetException">The tokenizer came from a SentencePiece .model, or a file can't be written.</exception>
    public void SaveTokenizerJson(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        TokenizerJsonWriter.Write(folder, definition, decoder.Value.Form);
    }

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text; it may be empty.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults: special tokens, no length limit.</param>
    /// <returns>The sequence.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or there is no room for the special tokens.</exception>
    public SubwordEncoding Encode(string text, SubwordEncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoder = new SubwordEncoder(this, options);
        encoder.Encode(text);
        return encoder.ToEncoding();
    }

    /// <summary>Encodes two texts that belong together, e.g. a question and an answer.</summary>
    /// <param name="text">The first text; it may be empty.</param>
    /// <param name="pair">The second text; it may be empty.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults: special tokens, no length limit.</param>
    /// <returns>The sequence.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or there is no room for the special tokens.</exception>
    /// <exception cref="NlpMlNetException">Only one text may be cut, and the other is too long by itself.</exception>
    public SubwordEncoding Encode(string text, string pair, SubwordEncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pair);
        var encoder = new SubwordEncoder(this, options);
        encoder.Encode(text, pair);
        return encoder.ToEncoding();
    }

    /// <summary>Gets the text of a token.</summary>
    /// <param name="id">The id, from 0 to <see cref="VocabularySize"/> - 1.</param>
    /// <returns>The text as the vocabulary has it (e.g. <c>##ing</c>, <c>Ġthe</c>); empty when the id belongs to no token.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string TokenAt(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, texts.Length);
        return texts[id];
    }

    /// <summary>Writes tokens as a text, as far as the vocabulary keeps it: capitals and spaces that a tokenizer dropped are gone.</summary>
    /// <param name="ids">The ids, from 0 to <see cref="VocabularySize"/> - 1.</param>
    /// <param name="skipSpecialTokens">Whether tokens that steer a model, such as <c>[CLS]</c>, are left out.</param>
    /// <returns>
    /// The text. A character of which bytes are missing, as at the end of an unfinished text, is U+FFFD. A first word has no space
    /// before it where the tokenizer puts one before every word.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true)
    {
        foreach (var id in ids)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(ids));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, texts.Length, nameof(ids));
        }

        return decoder.Value.Decode(ids, skipSpecialTokens);
    }

    /// <summary>Gets the texts of a sequence's tokens.</summary>
    /// <param name="encoding">The sequence.</param>
    /// <returns>A text for each token.</returns>
    public string[] TokensOf(SubwordEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return [.. encoding.Ids.Select(TokenAt)];
    }

    /// <summary>Finds the id of a token.</summary>
    /// <param name="token">The token as the vocabulary has it.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there is such a token.</returns>
    public bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        id = ids.Find(token);
        return id != PieceTrie.None;
    }

    private static string[] AllTexts(VocabularyData vocabulary, AddedToken[] addedTokens, PieceTrie ids)
    {
        var size = Math.Max(vocabulary.Pieces.Length, addedTokens.Length == 0 ? 0 : addedTokens.Max(token => token.Id) + 1);
        var texts = new string[size];
        for (var id = 0; id < size; id++)
        {
            texts[id] = id < vocabulary.Pieces.Length ? vocabulary.Pieces[id] ?? string.Empty : string.Empty;
        }

        foreach (var token in addedTokens)
        {
            texts[token.Id] = token.Content;
            ids.TryAdd(token.Content, token.Id);
        }

        return texts;
    }
}
