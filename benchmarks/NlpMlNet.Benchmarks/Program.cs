using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// All:   dotnet run -c Release --project benchmarks/NlpMlNet.Benchmarks -- --filter '*'
// Some:  dotnet run -c Release --project benchmarks/NlpMlNet.Benchmarks -- --filter '*Prediction*'
var config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
