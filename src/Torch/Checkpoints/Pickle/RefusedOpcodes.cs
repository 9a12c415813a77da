namespace NlpMlNet.Checkpoints;

/// <summary>The names of the instructions that are refused, for messages.</summary>
internal static class RefusedOpcodes
{
    private static readonly Dictionary<byte, string> Names = new()
    {
        [(byte)'0'] = "POP",
        [(byte)'1'] = "POP_MARK",
        [(byte)'2'] = "DUP",
        [(byte)'B'] = "BINBYTES",
        [(byte)'C'] = "SHORT_BINBYTES",
        [(byte)'F'] = "FLOAT",
        [(byte)'I'] = "INT",
        [(byte)'L'] = "LONG",
        [(byte)'P'] = "PERSID",
        [(byte)'S'] = "STRING",
        [(byte)'V'] = "UNICODE",
        [(byte)'d'] = "DICT",
        [(byte)'g'] = "GET",
        [(byte)'i'] = "INST",
        [(byte)'l'] = "LIST",
        [(byte)'o'] = "OBJ",
        [(byte)'p'] = "PUT",
        [0x81] = "NEWOBJ",
        [0x82] = "EXT1",
        [0x83] = "EXT2",
        [0x84] = "EXT4",
        [0x8B] = "LONG4",
        [0x8D] = "BINUNICODE8",
        [0x8E] = "BINBYTES8",
        [0x8F] = "EMPTY_SET",
        [0x90] = "ADDITEMS",
        [0x91] = "FROZENSET",
        [0x92] = "NEWOBJ_EX",
        [0x96] = "BYTEARRAY8",
        [0x97] = "NEXT_BUFFER",
        [0x98] = "READONLY_BUFFER",
    };

    public static string NameOf(byte opcode) =>
        Names.TryGetValue(opcode, out var name) ? name : FormattableString.Invariant($"0x{opcode:X2}, which no pickle has,");
}
