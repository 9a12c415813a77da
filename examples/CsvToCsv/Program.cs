using System.Text;
using Microsoft.ML;
using NlpMlNet;
using NlpMlNet.Csv;

// From a spreadsheet's export to a clean file: other encoding, other delimiter, decimal commas, line breaks inside cells.
Console.OutputEncoding = Encoding.UTF8;
var context = new MLContext(seed: 1);
var export = new CsvOptions { Encoding = "windows-1252", DecimalSeparator = ',' }; // the semicolons are noticed

// Types are found out from the cells. "007" stays a text, since a number would lose its zeros.
var inferred = context.Data.LoadFromCsv("survey-excel.csv", export);
Console.WriteLine($"Inferred: {Columns(inferred)}");

// What is known better can be said. The others are still inferred.
var data = context.Data.LoadFromCsv("survey-excel.csv", export with { Columns = [new("datum", CsvType.DateTime), new("dauer", CsvType.Double)] });
Console.WriteLine($"Listed:   {Columns(data)}");

// Any view can be written. Missing numbers become empty cells, and what needs quotes gets them. UTF-8 unless you say otherwise.
var complete = context.Data.FilterRowsByMissingValues(inferred, "dauer");
context.Data.SaveAsCsv(complete, "clean.csv");
context.Data.SaveAsCsv(data, "all.tsv", new CsvWriteOptions { Delimiter = '\t', Encoding = "utf-16", ByteOrderMark = true });
Console.WriteLine($"clean.csv:\n{File.ReadAllText("clean.csv")}");
Console.WriteLine($"all.tsv:\n{File.ReadAllText("all.tsv")}");

// What can't be read is told with file, row and line, and what to do about it.
Explain(() => context.Data.SaveAsCsv(context.Data.LoadFromCsv("survey-excel.csv"), "never.csv"));
Explain(() => context.Data.LoadFromCsv("survey-excel.csv", export with { Columns = [new("Datum", CsvType.DateTime)] }));
Explain(() => context.Data.SaveAsCsv(
    context.Data.LoadFromCsv("survey-excel.csv", export with { Columns = [new("dauer", CsvType.Int32)] }), "never.csv"));
Explain(() => context.Data.SaveAsCsv(data, "survey-excel.csv"));
Console.WriteLine($"never.csv exists: {File.Exists("never.csv")}");

static string Columns(IDataView view) => string.Join(", ", view.Schema.Select(column => $"{column.Name} {column.Type}"));

static void Explain(Action action)
{
    try
    {
        action();
    }
    catch (NlpMlNetException e)
    {
        Console.WriteLine($"- {e.Message}");
    }
}
