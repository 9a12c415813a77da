using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using NlpMlNet.Messages;

namespace NlpMlNet.Tests.Architecture;

/// <summary>
/// A reference to an option stays data from the place that fails to the door that shows its own name for it. It becomes text where an
/// interpolated string is a plain one: as the part of a sum with a literal that has no $, in a variable, in <c>FormattableString.Invariant</c>.
/// </summary>
public sealed class OptionReferenceTests
{
    private static readonly string[] Names = [typeof(CodeName).FullName!, typeof(MessageText).FullName!]; // types of ours have names

    private static readonly Type[] Packages =
        [typeof(NlpMlNetException), typeof(FeedForwardOptions), typeof(CsvOptions), typeof(TransformerTextClassificationOptions)];

    [Fact]
    public void References_InEveryPackage_NeverBecomePlainText() => Assert.Empty(
        from package in Packages
        from method in MethodsOf(package.Assembly.Location)
        where method.HasBody && !IsOfMessages(method.DeclaringType)
        from instruction in method.Body.Instructions
        where MakesText(instruction)
        select $"{method.FullName} makes plain text of a reference to an option: give each part of the message a $.");

    [Fact]
    public void MakesText_EachWayToLoseAReference_IsFound()
    {
        var ways = MethodsOf(typeof(Losses).Assembly.Location).Where(method => method.DeclaringType.Name == nameof(Losses) && !method.IsConstructor).ToArray();

        Assert.Equal(5, ways.Length);
        Assert.All(ways, method => Assert.Equal(
            method.Name != nameof(Losses.None), method.Body.Instructions.Any(MakesText)));
    }

    private static IEnumerable<MethodDefinition> MethodsOf(string path) =>
        AssemblyDefinition.ReadAssembly(path, new ReaderParameters { InMemory = true }).MainModule.GetAllTypes().SelectMany(type => type.Methods);

    /// <summary>The types themselves, their lambdas included, turn one into the other.</summary>
    private static bool IsOfMessages(TypeDefinition type) => Names.Contains(type.FullName) || (type.DeclaringType is { } outer && IsOfMessages(outer));

    private static bool MakesText(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod { Name: "AppendFormatted" } call =>
            call.DeclaringType.FullName == typeof(DefaultInterpolatedStringHandler).FullName && IsReference(call.GenericArguments[0]),
        TypeReference type => (instruction.OpCode == OpCodes.Box || instruction.OpCode == OpCodes.Constrained) && IsReference(type),
        _ => false,
    };

    private static bool IsReference(TypeReference type) =>
        Names.Contains(type.FullName) || (type is GenericInstanceType generic && generic.GenericArguments.Any(IsReference));

    private static class Losses
    {
        public static NlpMlNetException None(CodeName option, int value) => new($"{option} is {value}; " + $"it must be 1.");

        public static NlpMlNetException LiteralWithoutDollar(CodeName option, int value) => new($"{option} is {value}; " + "it must be 1.");

        public static string Sum(CodeName option) => "wrong: " + option;

        public static string Format(CodeName option) => FormattableString.Invariant($"{option} is {1.5}");

        public static string Message(MessageText message) => $"{message} and {1}";
    }
}
