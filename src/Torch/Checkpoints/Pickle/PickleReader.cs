using System.Numerics;
using System.Text;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads a pickle that may build tensors, plain containers, numbers and texts, and nothing else.</summary>
/// <remarks>
/// A pickle is a program. This machine knows only the instructions of <see cref="PickleOpcode"/>, calls nothing but
/// <see cref="TorchObjects"/>, and refuses all else by name. Each instruction makes at most as much as its own bytes are long.
/// </remarks>
internal sealed class PickleReader
{
    private const int HighestProtocol = 5;
    private const int LongestName = 1000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string path;
    private readonly ByteReader reader;
    private readonly List<object?> stack = [];
    private readonly Dictionary<uint, object?> memo = [];

    private PickleReader(string path, ByteReader reader)
    {
        this.path = path;
        this.reader = reader;
    }

    /// <summary>Reads one pickle; the reader is after it when done.</summary>
    /// <exception cref="NlpMlNetException">The pickle is damaged, or does what is not allowed; the message names it.</exception>
    public static object? Read(string path, ByteReader reader) => new PickleReader(path, reader).Run();

    private object? Run()
    {
        while (true)
        {
            var position = reader.Position;
            var opcode = reader.ReadByte();
            if (opcode == (byte)PickleOpcode.Stop)
            {
                return Pop();
            }

            if (!RunValue((PickleOpcode)opcode) && !RunContainer((PickleOpcode)opcode) && !RunMemo((PickleOpcode)opcode) && !RunObject((PickleOpcode)opcode))
            {
                throw Fail(
                    $"has the instruction {RefusedOpcodes.NameOf(opcode)} at byte {position}, which building tensors does not need. "
                    + "Get the weights as safetensors");
            }
        }
    }

    private bool RunValue(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None:
                stack.Add(null);
                break;
            case PickleOpcode.True:
                stack.Add(true);
                break;
            case PickleOpcode.False:
                stack.Add(false);
                break;
            case PickleOpcode.BinInt:
                stack.Add(new BigInteger(reader.ReadInt32()));
                break;
            case PickleOpcode.BinInt1:
                stack.Add(new BigInteger(reader.ReadByte()));
                break;
            case PickleOpcode.BinInt2:
                stack.Add(new BigInteger(reader.ReadUInt16()));
                break;
            case PickleOpcode.Long1:
                stack.Add(new BigInteger(reader.ReadBytes(reader.ReadByte())));
                break;
            case PickleOpcode.BinFloat:
                stack.Add(reader.ReadBigEndianDouble());
                break;
            case PickleOpcode.BinUnicode:
            case PickleOpcode.BinString:
                stack.Add(Text(reader.ReadBytes(reader.ReadUInt32())));
                break;
            case PickleOpcode.ShortBinUnicode:
            case PickleOpcode.ShortBinString:
                stack.Add(Text(reader.ReadBytes(reader.ReadByte())));
                break;
            default:
                return false;
        }

        return true;
    }

    private bool RunContainer(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                stack.Add(PickleValues.Mark);
                break;
            case PickleOpcode.EmptyTuple:
                stack.Add(Array.Empty<object?>());
                break;
            case PickleOpcode.Tuple1:
                stack.Add(Take(1));
                break;
            case PickleOpcode.Tuple2:
                stack.Add(Take(2));
                break;
            case PickleOpcode.Tuple3:
                stack.Add(Take(3));
                break;
            case PickleOpcode.Tuple:
                stack.Add(TakeToMark());
                break;
            case PickleOpcode.EmptyList:
                stack.Add(new List<object?>());
                break;
            case PickleOpcode.Append:
                Extend(Take(1));
                break;
            case PickleOpcode.Appends:
                Extend(TakeToMark());
                break;
            case PickleOpcode.EmptyDictionary:
                stack.Add(new PickleDictionary());
                break;
            case PickleOpcode.SetItem:
                SetItems(Take(2));
                break;
            case PickleOpcode.SetItems:
                SetItems(TakeToMark());
                break;
            default:
                return false;
        }

        return true;
    }

    private bool RunMemo(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.BinPut:
                memo[reader.ReadByte()] = Top();
                break;
            case PickleOpcode.LongBinPut:
                memo[reader.ReadUInt32()] = Top();
                break;
            case PickleOpcode.Memoize:
                memo[(uint)memo.Count] = Top();
                break;
            case PickleOpcode.BinGet:
                stack.Add(Recall(reader.ReadByte()));
                break;
            case PickleOpcode.LongBinGet:
                stack.Add(Recall(reader.ReadUInt32()));
                break;
            case PickleOpcode.Protocol:
                var protocol = reader.ReadByte();
                Require(protocol <= HighestProtocol, $"has the protocol {protocol}; supported are 0 to {HighestProtocol}");
                break;
            case PickleOpcode.Frame:
                reader.ReadInt64();
                break;
            default:
                return false;
        }

        return true;
    }

    private bool RunObject(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global:
                stack.Add(Global(Text(reader.ReadLine(LongestName)), Text(reader.ReadLine(LongestName))));
                break;
            case PickleOpcode.StackGlobal:
                var names = Take(2);
                Require(names is [string, string], "names a global with something else than texts");
                stack.Add(Global((string)names[0]!, (string)names[1]!));
                break;
            case PickleOpcode.Reduce:
                var call = Take(2);
                stack.Add(TorchObjects.Call(call[0], call[1]) ?? throw Fail($"calls {Describe(call[0])} with arguments that do not fit"));
                break;
            case PickleOpcode.Build:
                // The attributes of a dictionary: torch keeps versions there.
                Pop();
                Require(Top() is PickleDictionary, $"sets the attributes of {Describe(Top())}");
                break;
            case PickleOpcode.BinPersistentId:
                stack.Add(TorchObjects.Storage(Pop()) ?? throw Fail("refers to something that is no storage of a tensor"));
                break;
            default:
                return false;
        }

        return true;
    }

    private PickleGlobal Global(string module, string name)
    {
        var global = new PickleGlobal(module, name);
        return TorchObjects.IsAllowed(global) ? global : throw Fail(
            $"names the global '{module} {name}', which is neither a tensor nor a plain container: loading it elsewhere could run any code. "
            + "Get the weights as safetensors, or from a source that you trust in that form");
    }

    private void Extend(object?[] values)
    {
        Require(Top() is List<object?>, $"appends to {Describe(Top())}");
        ((List<object?>)Top()!).AddRange(values);
    }

    private void SetItems(object?[] values)
    {
        Require(Top() is PickleDictionary && values.Length % 2 == 0, $"sets items of {Describe(Top())}");
        var dictionary = (PickleDictionary)Top()!;
        for (var i = 0; i < values.Length; i += 2)
        {
            Require(values[i] is string, $"has {Describe(values[i])} as the key of an entry");
            dictionary[(string)values[i]!] = values[i + 1];
        }
    }

    private object? Top() => stack.Count > 0 && stack[^1] != PickleValues.Mark ? stack[^1] : throw Fail("takes a value where none is");

    private object? Pop()
    {
        var value = Top();
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private object?[] Take(int count)
    {
        var values = new object?[count];
        for (var i = count - 1; i >= 0; i--)
        {
            values[i] = Pop();
        }

        return values;
    }

    private object?[] TakeToMark()
    {
        var mark = stack.LastIndexOf(PickleValues.Mark);
        Require(mark >= 0, "ends a group that did not begin");
        object?[] values = [.. stack.Skip(mark + 1)];
        stack.RemoveRange(mark, stack.Count - mark);
        return values;
    }

    private object? Recall(uint index) =>
        memo.TryGetValue(index, out var value) ? value : throw Fail($"recalls the value {index}, which it never kept");

    private string Text(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new NlpMlNetException($"The pickle in '{path}' has a text before byte {reader.Position} that is not UTF-8. It is damaged.", e);
        }
    }

    private void Require(bool valid, string complaint)
    {
        if (!valid)
        {
            throw Fail(complaint);
        }
    }

    private NlpMlNetException Fail(string complaint) => new($"The pickle in '{path}', before byte {reader.Position}, {complaint}.");

    private static string Describe(object? value) => value switch
    {
        null => "None",
        PickleGlobal global => $"'{global.Module} {global.Name}'",
        string text => $"the text '{text}'",
        PickleTensor => "a tensor",
        _ => "a value of another kind",
    };
}
