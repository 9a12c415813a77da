using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using NlpMlNet;

// A prediction engine serves one request at a time, so the service keeps a pool of them over one model.
var context = new MLContext(seed: 1);
var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Review { Text = i % 2 == 0 ? "lovely, great and fine" : "awful, sad and poor", Label = i % 2 == 0 }));
var model = context.Transforms.Text.SentimentFeatures("Features", "Text").Append(context.BinaryClassification.Trainers.FeedForward()).Fit(data);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<ObjectPool<PredictionEngine<Review, Verdict>>>(
    new DefaultObjectPoolProvider().Create(new EnginePolicy(context, model)));
var service = builder.Build();
service.MapGet("/predict", (string text, ObjectPool<PredictionEngine<Review, Verdict>> engines) =>
{
    var engine = engines.Get();
    try
    {
        return engine.Predict(new Review { Text = text }).PredictedLabel ? "good" : "bad";
    }
    finally
    {
        engines.Return(engine);
    }
});
service.Run();

internal sealed class EnginePolicy(MLContext context, ITransformer model) : PooledObjectPolicy<PredictionEngine<Review, Verdict>>
{
    // The model is everyone's: an engine that goes must not take it along.
    public override PredictionEngine<Review, Verdict> Create() =>
        context.Model.CreatePredictionEngine<Review, Verdict>(model, new PredictionEngineOptions { OwnsTransformer = false });

    public override bool Return(PredictionEngine<Review, Verdict> obj) => true;
}

internal sealed class Review
{
    public string Text { get; set; } = "";

    public bool Label { get; set; }
}

internal sealed class Verdict
{
    public bool PredictedLabel { get; set; }
}
