using System.Numerics;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class PickleReaderTests
{
    [Fact]
    public void Read_ContainersAndNumbers_BuildsThem()
    {
        // {"a": [1, -2, 300, 2^40], "b": (True, None), "c": 1.5}
        var pickle = new PickleBytes().Protocol().Op('}').Op('q').Add(0).Op('(')
            .Text("a").Op(']').Op('(').Op('K').Add(1).Int(-2).Op('M').Add(0x2C, 1).Add(0x8A, 6, 0, 0, 0, 0, 0, 1).Op('e')
            .Text("b").Add(0x88).Op('N').Add(0x86)
            .Text("c").Op('G').Add(0x3F, 0xF8, 0, 0, 0, 0, 0, 0)
            .Op('u').Op('h').Add(0).End();

        var dictionary = Assert.IsType<PickleDictionary>(Read(pickle));

        Assert.Equal([1, -2, 300, 1L << 40], Assert.IsType<List<object?>>(dictionary["a"]).Select(value => (BigInteger)value!));
        Assert.Equal([true, null], Assert.IsType<object?[]>(dictionary["b"]));
        Assert.Equal(1.5, dictionary["c"]);
    }

    [Fact]
    public void Read_ProtocolFour_RecallsWhatWasMemoized()
    {
        // A frame, 'collections' 'OrderedDict' from the stack, memoized, called.
        var pickle = new PickleBytes().Protocol(4).Add(0x95, 30, 0, 0, 0, 0, 0, 0, 0)
            .Add([0x8C, 11, .. "collections"u8]).Add([0x8C, 11, .. "OrderedDict"u8]).Add(0x93, 0x94).Op(')').Op('R').Op('h').Add(0).Add(0x86).End();

        var pair = Assert.IsType<object?[]>(Read(pickle));

        Assert.IsType<PickleDictionary>(pair[0]);
        Assert.Equal(new PickleGlobal("collections", "OrderedDict"), pair[1]);
    }

    public static TheoryData<byte[], string> Refused => new()
    {
        { new PickleBytes().Global("builtins", "eval").End(), "names the global 'builtins eval'" },
        { new PickleBytes().Global("torch", "load").End(), "names the global 'torch load'" },
        { new PickleBytes().Add([0x8C, 2, .. "os"u8]).Add([0x8C, 6, .. "system"u8]).Add(0x93).End(), "names the global 'os system'" },
        { new PickleBytes().Global("collections", "OrderedDict").Op(')').Add(0x81).End(), "the instruction NEWOBJ" },
        { new PickleBytes().Op('(').Text("ls").Add([(byte)'i', .. "os\nsystem\n"u8]).End(), "the instruction INST" },
        { new PickleBytes().Add(0x82, 1).End(), "the instruction EXT1" },
        { new PickleBytes().Add(0xFE).End(), "the instruction 0xFE" },
        { new PickleBytes().Global("torch", "FloatStorage").Op(')').Op('R').End(), "calls 'torch FloatStorage' with arguments that do not fit" },
        { new PickleBytes().Text("x").Op(')').Op('R').End(), "calls the text 'x'" },
        { new PickleBytes().Text("x").Op('}').Op('b').End(), "sets the attributes of the text 'x'" },
        { new PickleBytes().Text("x").Op('Q').End(), "refers to something that is no storage" },
        { new PickleBytes().Op('R').End(), "takes a value where none is" },
        { new PickleBytes().Op('t').End(), "ends a group that did not begin" },
        { new PickleBytes().Op('h').Add(7).End(), "recalls the value 7, which it never kept" },
        { new PickleBytes().Op('}').Int(1).Int(2).Op('s').End(), "as the key of an entry" },
        { new PickleBytes().Op('}').Op('(').Text("x").Op('u').End(), "sets items of" },
        { new PickleBytes().Op('}').Int(1).Op('a').End(), "appends to" },
        { new PickleBytes().Protocol(6).End(), "the protocol 6" },
        { new PickleBytes().Op('X').Add(0xFF, 0xFF, 0xFF, 0x7F).End(), "has a part of 2147483647 bytes" },
        { new PickleBytes().Op('U').Add(1, 0xFF).End(), "not UTF-8" },
        { new PickleBytes().Text("x").End()[..^1], "ends in the middle of a pickle" },
        { [(byte)'c', .. Enumerable.Repeat((byte)'x', 2000)], "a line of more than 1000 bytes" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_WhatTensorsDoNotNeed_RefusedByName(byte[] pickle, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Read(pickle));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static object? Read(byte[] pickle)
    {
        using var folder = CheckpointFolder.With("p.pkl", pickle);
        using var file = ReadableFile.Open(folder.Find("p.pkl"));
        return PickleReader.Read(file.Path, new ByteReader(file, 0, file.Length));
    }
}
