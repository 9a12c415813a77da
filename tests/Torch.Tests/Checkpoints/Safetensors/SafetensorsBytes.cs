using System.Buffers.Binary;
using System.Text;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>Safetensors files put together by hand.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Of(string header, params byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }

    public static byte[] Of(string header, params float[] data) => Of(header, data.SelectMany(BitConverter.GetBytes).ToArray());
}
