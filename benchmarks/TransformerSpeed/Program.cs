using System.Globalization;
using NlpMlNet.Benchmarks;
using static TorchSharp.torch;

// How fast the transformers compute on two threads, beside their peers:
//   dotnet run -c Release --project benchmarks/TransformerSpeed -- forward [OPERATORS]        this project, or ONNX Runtime with a graph of these operators
//   dotnet run -c Release --project benchmarks/TransformerSpeed -- buckets FILE TOKENIZER     beside padding all texts of a CSV file to 128 tokens
//   dotnet run -c Release --project benchmarks/TransformerSpeed -- step                       for benchmarks/peers/transformer_step.py
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
NlpMlNet.Native.TorchLibrary.EnsureLoaded();
set_num_threads(Sizes.Threads);
switch (args)
{
    case ["forward"]:
        ForwardSpeed.Run(null);
        return 0;
    case ["forward", var operators] when Enum.TryParse<OnnxOperators>(operators, out var peer):
        ForwardSpeed.Run(peer);
        return 0;
    case ["buckets", var file, var tokenizer]:
        BucketSpeed.Run(file, tokenizer);
        return 0;
    case ["step"]:
        StepSpeed.Run();
        return 0;
    default:
        Console.Error.WriteLine("Usage: TransformerSpeed forward [Standard|Attention|MultiHeadAttention] | buckets FILE TOKENIZER | step");
        return 2;
}
