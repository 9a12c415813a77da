using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Files;
using NlpMlNet.Hosting;

namespace NlpMlNet;

/// <summary>CSV files as ML.NET's data, on <c>mlContext.Data</c>.</summary>
public static class CsvCatalogExtensions
{
    /// <summary>Makes a view of a CSV file; its rows are read when they are asked for, in constant memory, as often as is asked.</summary>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="path">The file's path. It is opened by each pass over the rows, and closed at the end of the pass.</param>
    /// <param name="options">The format and the types; by default both are found out from the file.</param>
    /// <returns>The file's columns under the names of its header.</returns>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    /// <exception cref="NlpMlNetException">
    /// The file can't be opened, is empty, is not text in its encoding, or lacks a listed column; while rows are read: a row has too
    /// many or too few fields, a lone quote, or a cell that isn't of its column's type. The message names file, row and line.
    /// </exception>
    public static IDataView LoadFromCsv(this DataOperationsCatalog catalog, string path, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return View(new CsvFile(path), options ?? new CsvOptions());
    }

    /// <summary>Makes a view of a CSV stream.</summary>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="stream">
    /// The text, from the stream's position to its end. It is copied at once to a temporary file that goes with the view, so that it
    /// can be read many times; the stream may be closed afterwards, and is not closed here.
    /// </param>
    /// <param name="options">The format and the types; by default both are found out from the text.</param>
    /// <returns>The columns under the names of the header.</returns>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    /// <exception cref="NlpMlNetException">As for a file.</exception>
    public static IDataView LoadFromCsv(this DataOperationsCatalog catalog, Stream stream, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(stream);
        return View(new SpooledStream(stream, Path.GetTempPath()), options ?? new CsvOptions());
    }

    /// <summary>Makes a loader of CSV files with the columns that <see cref="CsvOptions.Columns"/> lists. It can be saved inside a model.</summary>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="options">The format, and all columns with their types.</param>
    /// <returns>The loader; its views have the listed columns, in whatever order the files have them.</returns>
    /// <exception cref="ArgumentException">The options are not valid, or list no column.</exception>
    public static IDataLoader<IMultiStreamSource> CreateCsvLoader(this DataOperationsCatalog catalog, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        var listed = options with { OnlyListedColumns = true };
        listed.Validate();
        return new CsvLoader(CsvSchema.Listed(listed), listed);
    }

    /// <summary>Makes a loader of CSV files with the columns of a sample file. It can be saved inside a model.</summary>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="samplePath">A file whose columns all others have; types that the options don't list are inferred from it.</param>
    /// <param name="options">The format and the types; by default both are found out from the sample.</param>
    /// <returns>The loader.</returns>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    /// <exception cref="NlpMlNetException">The sample can't be read.</exception>
    public static IDataLoader<IMultiStreamSource> CreateCsvLoader(this DataOperationsCatalog catalog, string samplePath, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(samplePath);
        options ??= new CsvOptions();
        return new CsvLoader(Columns(new CsvFile(samplePath), options), options);
    }

    /// <summary>Writes a view as a CSV file. The file appears under its name when it is complete; an old one stays until then.</summary>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="data">The rows. A vector is written as one column a slot; hidden columns are left out.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="options">The format; by default RFC 4180 with commas, in UTF-8.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    /// <exception cref="NlpMlNetException">
    /// A column can't be written as text, the file can't be written (folder, rights, full disk), or it is the one that the rows come
    /// from (seen through all of ML.NET's transforms, not through a cache in memory).
    /// </exception>
    /// <remarks>
    /// Numbers are written with as many digits as it takes to read the same number again, missing values as empty cells, keys by
    /// their names, dates as in ISO 8601, slots as <c>Column.slot</c>, or <c>Column.0</c>, <c>Column.1</c>, ... where they have no names.
    /// </remarks>
    public static void SaveAsCsv(this DataOperationsCatalog catalog, IDataView data, string path, CsvWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvWriteOptions();
        options.Validate();
        RefuseOwnSource(data, path);
        using var file = AtomicFile.Create(path);
        CsvViewWriter.Write(data, file, options);
        file.Commit();
    }

    /// <summary>Writes a view as CSV to a stream, which stays open.</summary>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="data">The rows. A vector is written as one column a slot; hidden columns are left out.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="options">The format; by default RFC 4180 with commas, in UTF-8.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    /// <exception cref="NlpMlNetException">A column can't be written as text.</exception>
    public static void SaveAsCsv(this DataOperationsCatalog catalog, IDataView data, Stream stream, CsvWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new CsvWriteOptions();
        options.Validate();
        CsvViewWriter.Write(data, stream, options);
    }

    private static void RefuseOwnSource(IDataView data, string path)
    {
        if (DataViewOrigin.Of(data) is CsvDataView { Source: var source })
        {
            foreach (var input in Enumerable.Range(0, source.Count).Select(source.GetPathOrNull).OfType<string>())
            {
                SamePath.Refuse(input, path);
            }
        }
    }

    private static CsvDataView View(IMultiStreamSource source, CsvOptions options) => new(source, Columns(source, options), options);

    private static CsvSchema Columns(IMultiStreamSource source, CsvOptions options)
    {
        options.Validate();
        using var reader = CsvSource.Open(source, 0, options);
        return CsvSchema.Infer(reader, options);
    }
}
