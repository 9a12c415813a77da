using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Reads tensors as TorchSharp saves them: type, number of dimensions and dimensions as numbers of 7 bits a byte, then the values.</summary>
internal static class SavedTensor
{
    /// <summary>Reads values into a tensor, if what was saved has as many dimensions: TorchSharp makes an array for as many as a file claims.</summary>
    /// <exception cref="InvalidDataException">It has another number.</exception>
    public static void LoadInto(Tensor tensor, BinaryReader reader)
    {
        var start = reader.BaseStream.Position;
        _ = reader.Read7BitEncodedInt64(); // the type
        if (reader.Read7BitEncodedInt64() != tensor.dim())
        {
            throw new InvalidDataException();
        }

        reader.BaseStream.Position = start;
        tensor.Load(reader);
    }
}
