using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet;
using NlpMlNet.Csv;

// A model that knows how its files are read: whoever has the model needs no further word on columns, types and delimiters.
var context = new MLContext(seed: 1);
var loader = context.Data.CreateCsvLoader(new CsvOptions
{
    Delimiter = ",",
    Columns = [new("answer", CsvType.Text), new("label", CsvType.Text)],
});
var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "answer"))
    .Append(context.MulticlassClassification.Trainers.FeedForward())
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

var model = pipeline.Fit(loader.Load("survey-train.csv"));
context.Model.Save(model, loader, "model.zip");

// In another program, later. The columns are found by their names, in whatever order the file has them.
var loadedModel = context.Model.LoadWithDataLoader("model.zip", out IDataLoader<IMultiStreamSource> loadedLoader);
var answers = loadedLoader.Load("survey-test.csv");
Console.WriteLine($"The file is read as: {string.Join(", ", answers.Schema.Select(column => $"{column.Name} {column.Type}"))}");
Console.WriteLine($"Answers with a prediction: {loadedModel.Transform(answers).GetColumn<string>("PredictedLabel").Count()}");

// A file of another kind is refused at once, with the headers that it has.
try
{
    loadedLoader.Load("other.csv");
}
catch (NlpMlNetException e)
{
    Console.WriteLine(e.Message);
}
