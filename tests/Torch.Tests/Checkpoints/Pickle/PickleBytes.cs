using System.Text;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>Pickles put together by hand, instruction after instruction.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> bytes = [];

    public PickleBytes Protocol(byte version = 2) => Add(0x80, version);

    public PickleBytes Op(char opcode) => Add((byte)opcode);

    public PickleBytes Add(params byte[] more)
    {
        bytes.AddRange(more);
        return this;
    }

    public PickleBytes Text(string text) => Op('X').Add(BitConverter.GetBytes(text.Length)).Add(Encoding.ASCII.GetBytes(text));

    public PickleBytes Int(int value) => Op('J').Add(BitConverter.GetBytes(value));

    public PickleBytes Global(string module, string name) => Op('c').Add(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));

    public PickleBytes Tuple(params int[] values)
    {
        Op('(');
        Array.ForEach(values, value => Int(value));
        return Op('t');
    }

    /// <summary>A view of a storage, as torch.save writes it.</summary>
    public PickleBytes Tensor(string storage, string key, int storageCount, int offset, int[] shape, int[] strides) =>
        Global("torch._utils", "_rebuild_tensor_v2")
            .Op('(').Op('(').Text("storage").Global("torch", storage).Text(key).Text("cpu").Int(storageCount).Op('t').Op('Q')
            .Int(offset).Tuple(shape).Tuple(strides).Add(0x89).Op('}').Op('t').Op('R');

    /// <summary>The pickle, ended by STOP.</summary>
    public byte[] End() => [.. bytes, (byte)'.'];
}
