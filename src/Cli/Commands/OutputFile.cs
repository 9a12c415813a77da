namespace NlpMlNet.Cli.Commands;

/// <summary>A file that a command is going to write.</summary>
/// <param name="Option">The option that names it.</param>
/// <param name="Path">Its path; <see langword="null"/> for none, <c>-</c> for standard output.</param>
/// <param name="Kind">What it will be.</param>
/// <param name="IsKind">Tells whether a file that is there is of this kind, so that it may be replaced.</param>
internal sealed record OutputFile(string Option, string? Path, string Kind, Func<string, bool> IsKind)
{
    public static OutputFile Model(string option, string path) => new(option, path, "model", WrittenFile.IsModel);

    public static OutputFile Vectors(string option, string path) => new(option, path, "file of word vectors", WrittenFile.IsVectors);

    /// <param name="option">The option that names it.</param>
    /// <param name="path">Its path.</param>
    /// <param name="properties">Some names that this JSON has and others hardly do.</param>
    public static OutputFile Json(string option, string? path, params string[] properties) =>
        new(option, path, "file of these figures", file => WrittenFile.IsJson(file, properties));

    public static OutputFile Csv(string option, string? path, string kind, Func<IReadOnlyList<string>, bool> hasColumns) =>
        new(option, path, kind, file => WrittenFile.ColumnsOf(file) is { } columns && hasColumns(columns));
}
