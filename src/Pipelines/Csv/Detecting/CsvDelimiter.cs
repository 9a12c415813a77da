namespace NlpMlNet.Csv;

/// <summary>Finds the delimiter from the names that are wanted and from the first records.</summary>
internal static class CsvDelimiter
{
    /// <summary>Stands for the delimiter of a file that has none, since it has one column: the unit separator of ASCII.</summary>
    public const string None = "\u001F";

    // These are not looked for, since prose has them; a name that is wanted may be found with them.
    private static readonly string[] Others = ["^", "~", ":", " "];

    private const int MostRecords = 100;
    private const int FewestConsistent = 3;
    private const double LeastAgreement = 0.75; // of rows among themselves: commas of prose don't agree

    /// <summary>Gets what is looked for; the first one wins when two do as well.</summary>
    public static IReadOnlyList<string> Candidates { get; } = [",", ";", "\t", "|"];

    /// <summary>Finds the delimiter.</summary>
    /// <param name="sample">The beginning of the text, from the header on.</param>
    /// <param name="isWhole">Whether that is all.</param>
    /// <param name="options">Options that have been validated; the columns that they list are wanted.</param>
    /// <returns>
    /// The candidate under which the header has most of the wanted names, then the one under which most records have as many fields as
    /// the header, then the one that gives most fields; <see cref="None"/> when the header is one name under all of them.
    /// </returns>
    public static string Detect(ReadOnlySpan<byte> sample, bool isWhole, CsvOptions options)
    {
        var bytes = sample.ToArray();
        var readings = Candidates.Where(candidate => bytes.AsSpan().Contains((byte)candidate[0])).Select(candidate => Read(bytes, isWhole, candidate, options)).ToList();
        if (readings.Count == 0)
        {
            return Candidates[0];
        }

        var best = readings.Aggregate((best, next) => next.IsBetterThan(best) ? next : best);
        return !options.HasHeader && best.Share < LeastAgreement ? None
            : best.Columns > 1 || readings.Any(reading => reading.HasNamelessColumns) ? best.Delimiter
            : None;
    }

    /// <summary>Finds a delimiter under which a header has a name.</summary>
    /// <param name="header">The header as it is written.</param>
    /// <param name="name">The name that is wanted.</param>
    /// <param name="options">How the file is read.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static string? FindFor(byte[] header, string name, CsvOptions options)
    {
        var wanting = options with { Columns = [new CsvColumn(name, CsvType.Text)] };
        return Candidates.Concat(Others).FirstOrDefault(candidate => Read(header, isWhole: true, candidate, wanting).Found > 0);
    }

    /// <summary>Says which delimiter it is, as a message does.</summary>
    public static string Show(string delimiter) => delimiter switch
    {
        "\t" => "tab",
        None => "nothing",
        _ => CsvText.Show(delimiter),
    };

    private static Reading Read(byte[] sample, bool isWhole, string delimiter, CsvOptions options)
    {
        using var text = new MemoryStream(sample);
        using var reader = CsvHelper.CsvReader.Create(text, CsvFormat.ReaderOptions(options with { MaximumRowLength = int.MaxValue }, delimiter[0], _ => { }), leaveOpen: true);
        string[] names = [];
        var counts = new List<int>();
        while (counts.Count <= MostRecords && reader.Read())
        {
            if (!reader.RawRecord.IsEmpty)
            {
                names = counts.Count == 0 ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : names;
                counts.Add(reader.FieldCount);
            }
        }

        if (!isWhole && counts.Count is > 1 and <= MostRecords)
        {
            counts.RemoveAt(counts.Count - 1); // the sample may end in its middle
        }

        var wanted = options.HasHeader ? options.Columns.Count(column => names.Any(name => HeaderName.AreSame(name, column.Name))) : 0;
        return new Reading(delimiter, wanted, [.. counts]);
    }

    private sealed record Reading(string Delimiter, int Found, int[] Counts)
    {
        public int Columns => Counts is [var first, ..] ? first : 0;

        /// <summary>Gets the share of the records below the header that have as many fields.</summary>
        public double Share => Counts.Length < 2 ? 1 : Counts.AsSpan(1).Count(Columns) / (Counts.Length - 1.0);

        /// <summary>Gets a value indicating whether all records agree in having more fields than the header: it lacks names.</summary>
        public bool HasNamelessColumns => Counts.Length > FewestConsistent && Counts[1] > Columns && Counts.AsSpan(1).IndexOfAnyExcept(Counts[1]) < 0;

        private bool Agrees => Columns > 1 && Share >= 0.5;

        private double RoundedShare => Math.Round(Share, 1);

        /// <summary>Compares what is found, then how well the records agree, then the fields.</summary>
        public bool IsBetterThan(Reading other) =>
            Found != other.Found ? Found > other.Found
            : Agrees != other.Agrees ? Agrees
            : RoundedShare != other.RoundedShare ? RoundedShare > other.RoundedShare
            : Columns > other.Columns;
    }
}
