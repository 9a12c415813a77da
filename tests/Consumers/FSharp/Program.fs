open Microsoft.ML
open Microsoft.ML.Data
open NlpMlNet

[<CLIMutable>]
type Review = { Text: string; Label: bool }

[<CLIMutable>]
type Verdict = { PredictedLabel: bool }

let lovely = { Text = "lovely, great and fine"; Label = true }
let awful = { Text = "awful, sad and poor"; Label = false }

let context = MLContext(seed = 1)
let data = context.Data.LoadFromEnumerable(List.replicate 20 [ lovely; awful ] |> List.concat)

let pipeline =
    EstimatorChain<ITransformer>()
        .Append(context.Transforms.Text.SentimentFeatures("Features", "Text"))
        .Append(context.BinaryClassification.Trainers.FeedForward())

let engine = context.Model.CreatePredictionEngine<Review, Verdict>(pipeline.Fit data)

for review in [ lovely; awful ] do
    let verdict = engine.Predict review

    if verdict.PredictedLabel <> review.Label then
        failwith $"'{review.Text}' is taken for {verdict.PredictedLabel}."

printfn "FSharp: done"
