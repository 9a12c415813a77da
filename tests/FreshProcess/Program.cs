using Microsoft.ML;
using NlpMlNet.Testing;

// A program that references the packages and registers nothing: it opens a model that another process saved,
// applies it to data that another process saved, and prints every value.
var context = new MLContext(seed: 1);
var model = context.Model.Load(args[0], out _);
var data = context.Data.LoadFromBinary(args[1]);
Console.Write(ViewValues.ReadAll(model.Transform(data)));
