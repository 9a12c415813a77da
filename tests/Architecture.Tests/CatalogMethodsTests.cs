using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace NlpMlNet.Tests.Architecture;

/// <summary>Whoever knows one catalog method knows them all: columns, what is required, options.</summary>
public sealed class CatalogMethodsTests
{
    private static readonly Assembly[] Packages =
        [typeof(NlpMlNetException).Assembly, typeof(FeedForwardOptions).Assembly, typeof(CsvOptions).Assembly, typeof(TransformerTextClassificationOptions).Assembly];

    private static readonly MethodInfo[] Doors =
    [
        .. Packages.SelectMany(package => package.GetExportedTypes())
            .Where(type => type.Name.EndsWith("CatalogExtensions", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute), inherit: false)),
    ];

    [Fact]
    public void Options_OfEachMethod_StandLast() => Assert.Empty(
        from method in Doors
        let kinds = method.GetParameters().Where(parameter => parameter.ParameterType != typeof(IDataView)).Select(IsOptions).ToList()
        where kinds.Contains(true) && kinds.IndexOf(true) < kinds.LastIndexOf(false) && method.Name != "TransformerTextClassification" // Microsoft's order
        select Describe(method));

    [Fact]
    public void Columns_OfEachTransform_AreOutputThenInputAndTheInputMayBeLeftOut() => Assert.Empty(
        from method in Doors
        let parameters = method.GetParameters()
        where parameters.Length > 1 && parameters[1].Name == "outputColumnName"
        let mayBeLeftOut = parameters.Skip(3).All(parameter => parameter.IsOptional)
        where parameters[2].Name != "inputColumnName" || parameters[2].IsOptional != mayBeLeftOut
        select Describe(method));

    [Fact]
    public void Trainers_DefaultToMlNetsColumns() => Assert.Empty(
        from method in Doors
        from parameter in method.GetParameters()
        let expected = parameter.Name switch { "labelColumnName" => "Label", "featureColumnName" => "Features", "idsColumnName" => "Ids", _ => null }
        where expected is not null && !expected.Equals(parameter.DefaultValue)
        select $"{Describe(method)}: {parameter.Name}");

    [Fact]
    public void CancellationTokens_StandInOptions() => Assert.Empty(
        from method in Doors
        where method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))
        select Describe(method));

    [Fact]
    public void OptionNames_SpellLimitsOut() => Assert.Empty(
        from package in Packages
        from type in package.GetExportedTypes()
        from property in type.GetProperties()
        where property.DeclaringType == type && IsShortened(property.Name)
        select $"{type.Name}.{property.Name}");

    private static bool IsOptions(ParameterInfo parameter) => parameter.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal);

    private static bool IsShortened(string name) =>
        new[] { "Max", "Min", "Num" }.Any(start => name.StartsWith(start, StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]));

    private static string Describe(MethodInfo method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})";
}
