using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Scoring;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Tables and what belongs to their scoring.</summary>
internal static class TableReaders
{
    public static Reader Csv() => new(
        "csv",
        "rows.csv",
        [
            Seed.Text("id,text,score\n1,\"a \"\"good\"\" day\",0.5\n2,\"two\nlines\",-1e3\n"),
            Seed.Text("id;text;n\r\n1;ein Tag, ein Wort;3,5\r\n2;;4\r\n"),
            Seed.Text("\ufeffid\ttext\n1\tété\n2\tnoël\n"),
            [0xFF, 0xFE, .. "a,b\n1,2\n".SelectMany(character => new[] { (byte)character, (byte)0 })],
        ],
        path =>
        {
            var view = new MLContext().Data.LoadFromCsv(path);
            using var cursor = view.GetRowCursor(view.Schema);
            var texts = view.Schema.Where(column => column.Type is TextDataViewType).Select(cursor.GetGetter<ReadOnlyMemory<char>>).ToArray();
            ReadOnlyMemory<char> text = default;
            while (cursor.MoveNext())
            {
                Array.ForEach(texts, get => get(ref text));
            }
        });

    public static Reader Journal() => new(
        "journal",
        "out.csv.journal",
        [Seed.Written("journal", path => new ScoringJournal("model", new SortedList<string, string> { ["Strict"] = "False" }, 100, default, default, Complete: false).Write(path))],
        path => ScoringJournal.Read(path));
}
