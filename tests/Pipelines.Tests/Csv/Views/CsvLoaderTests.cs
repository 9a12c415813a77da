using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvLoaderTests : IDisposable
{
    private static readonly CsvColumn[] Columns = [new("score", CsvType.Double), new("text", CsvType.Text), new("member", CsvType.Boolean)];

    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void SaveThenLoad_LoaderInAModel_ReadsTheSameRows()
    {
        var path = folder.Write("s.csv", "text;more;member;score\nGrüße;1;yes;0,5\n\"a;b\";2;no;\n", System.Text.Encoding.Latin1);
        var options = new CsvOptions { Columns = Columns, Delimiter = ";", Encoding = "iso-8859-1", DecimalSeparator = ',', MaximumRowLength = 2000 };
        var loader = context.Data.CreateCsvLoader(options);
        var source = new MultiFileSource(path);
        var model = context.Transforms.CopyColumns("copy", "score").Fit(loader.Load(source));
        using var stream = new MemoryStream();
        context.Model.Save(model, loader, stream);
        stream.Position = 0;

        var loaded = new MLContext().Model.LoadWithDataLoader(stream, out var loadedLoader);

        Assert.Equal("score=0.5 | text=Grüße | member=True | copy=0.5\nscore=NaN | text=a;b | member=False | copy=NaN\n", ViewValues.ReadAll(loaded.Transform(loadedLoader.Load(source))));
    }

    [Fact]
    public void ModelLoad_InAFreshProcess_FindsTheLoader()
    {
        var loader = context.Data.CreateCsvLoader(new CsvOptions { Columns = Columns });
        var data = loader.Load(new MultiFileSource(folder.Write("s.csv", "score,text,member\n2,x,1\n")));
        var model = context.Transforms.CopyColumns("copy", "score").Fit(data);

        Assert.Equal("score=2 | text=x | member=True | copy=2\n", FreshProcess.Transform(context, model, loader, data));
    }

    [Fact]
    public void ModelLoad_OfAModelWithALoader_GivesTheLoadersColumns()
    {
        var loader = context.Data.CreateCsvLoader(new CsvOptions { Columns = Columns });
        using var stream = new MemoryStream();
        context.Model.Save(context.Transforms.CopyColumns("copy", "score").Fit(loader.Load(new MultiFileSource(folder.Write("s.csv", "score,text,member\n")))), loader, stream);
        stream.Position = 0;

        new MLContext().Model.Load(stream, out var schema);

        Assert.Equal(["score: Double", "text: String", "member: Boolean"], schema.Select(column => $"{column.Name}: {column.Type}"));
    }

    [Fact]
    public void SaveThenLoad_CompositeLoader_KeepsItsTransforms()
    {
        var path = folder.Write("s.csv", "score,text,member\n2,x,1\n");
        var loader = context.Data.CreateCsvLoader(new CsvOptions { Columns = Columns });
        var composite = new CompositeDataLoader<IMultiStreamSource, ITransformer>(
            loader, new TransformerChain<ITransformer>(context.Transforms.CopyColumns("copy", "score").Fit(loader.Load(new MultiFileSource(path)))));
        context.Model.Save(null, composite, folder.File("m.zip"));

        context.Model.LoadWithDataLoader(folder.File("m.zip"), out var loaded);

        Assert.Equal("score=2 | text=x | member=True | copy=2\n", ViewValues.ReadAll(loaded.Load(new MultiFileSource(path))));
    }

    [Fact]
    public void Load_SeveralFiles_ReadsThemInOrderAndFindsColumnsByName()
    {
        var first = folder.Write("1.csv", "text,score,member\na,1,0\n");
        var second = folder.Write("2.csv", "x,member,text,score\n?,1,b,2\n");

        var view = context.Data.CreateCsvLoader(new CsvOptions { Columns = Columns }).Load(new MultiFileSource(first, second));

        Assert.Equal("score=1 | text=a | member=False\nscore=2 | text=b | member=True\n", ViewValues.ReadAll(view));
    }

    [Fact]
    public void Load_LaterFileLacksAColumn_NamesThatFile()
    {
        var first = folder.Write("1.csv", "text,score,member\na,1,0\n");
        var second = folder.Write("2.csv", "text,score\nb,2\n");
        var view = context.Data.CreateCsvLoader(new CsvOptions { Columns = Columns }).Load(new MultiFileSource(first, second));

        var error = Assert.Throws<NlpMlNetException>(() => ViewValues.ReadAll(view));

        Assert.Equal($"{second} has no column 'member'; it has 'text', 'score', separated by ','.", error.Message);
    }

    [Fact]
    public void Load_NoFile_HasTheColumnsAndNoRows()
    {
        var view = context.Data.CreateCsvLoader(new CsvOptions { Columns = Columns }).Load(new MultiFileSource(null));

        Assert.Equal(3, view.Schema.Count);
        Assert.Equal("", ViewValues.ReadAll(view));
    }

    [Fact]
    public void CreateCsvLoader_FromASample_HasItsColumnsAndTypes()
    {
        var sample = folder.Write("s.csv", "text,n\na,1\n");
        var other = folder.Write("t.csv", "n,text\n2,b\n");

        var loader = context.Data.CreateCsvLoader(sample);

        Assert.Equal(["text: String", "n: Single"], loader.GetOutputSchema().Select(column => $"{column.Name}: {column.Type}"));
        Assert.Equal("text=b | n=2\n", ViewValues.ReadAll(loader.Load(new MultiFileSource(other))));
    }

    [Fact]
    public void CreateCsvLoader_WithoutColumns_IsRefused()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => context.Data.CreateCsvLoader(new CsvOptions()));

        Assert.Equal("The CSV options are not valid: OnlyListedColumns is set, and Columns is empty; list at least one column.", error.Message);
    }
}
