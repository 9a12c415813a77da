using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Models;

/// <summary>Model files from strangers: what they name is not loaded, what they point to is not opened.</summary>
public sealed class ModelTrustTests : IDisposable
{
    private const string Chain = "TransformerChain/Model.key";
    private const string Vectors = "TransformerChain/Transform_000/Model.key";

    private readonly MLContext context = new(seed: 1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    private string ModelPath => Path.Combine(folder.FullName, "model.zip");

    private string VectorsPath => Path.Combine(folder.FullName, "vectors.txt");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Microsoft.ML.Dat")]
    [InlineData("evil")]
    [InlineData("System.Net.Http")]
    public void Load_ComponentOfAnotherAssembly_IsRefusedByName(string assembly)
    {
        SaveCopyingModel();
        NameAssembly(assembly);

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, ModelPath));

        Assert.Equal(
            $"The model '{ModelPath}' was not loaded: it asks for the component 'TransformerChain' of the assembly '{assembly}', which is none of those that a model "
            + "from anywhere may have. Such a component can read files, open connections or run code on this machine. If you trust whoever made the file as much as "
            + "a program of theirs, load it with ModelTrust.Everything.",
            error.Message);
    }

    [Fact]
    public void Load_KnownComponentUnderASecondLoaderName_IsRefused()
    {
        SaveCopyingModel();
        ZipParts.Replace(ModelPath, Chain, header =>
        {
            "CustomTransformer"u8.CopyTo(header.AsSpan(0x68));
            return header;
        });

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, ModelPath));

        Assert.Contains("'CustomTransformer' of the assembly 'Microsoft.ML.Data'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ComponentUnderAnotherEntryName_IsRefused()
    {
        SaveCopyingModel();
        ZipParts.Replace(ModelPath, Chain, bytes =>
        {
            NameAssembly(bytes, "evil");
            return bytes;
        });
        var part = Array.Empty<byte>();
        ZipParts.Replace(ModelPath, Chain, bytes => part = bytes);
        SaveCopyingModel();
        ZipParts.Replace(ModelPath, "Anything/else.bin", _ => part);

        Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, ModelPath));
    }

    [Fact]
    public void Load_ModelThatPointsToAFile_DoesNotOpenIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Openings are watched with inotify.");
        SaveModelWithVectorsOf(VectorsPath);
        var other = VectorsPath.Replace("vectors", "secrets", StringComparison.Ordinal); // ML.NET remembers what it has read
        File.Copy(VectorsPath, other);
        ZipParts.Replace(ModelPath, Vectors, bytes =>
        {
            var name = bytes.AsSpan()[bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("vectors.txt"))..];
            Encoding.Unicode.GetBytes("secrets").CopyTo(name);
            return bytes;
        });
        using var openings = new FileOpenings(other);

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, ModelPath));

        Assert.Contains("'WordEmbeddingsTransform' of the assembly 'Microsoft.ML.Transforms'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, openings.Count());

        // That the watch works, and what trust means:
        Assert.NotNull(ModelFile.Load(context, ModelPath, ModelTrust.Everything).Transformer);
        Assert.NotEqual(0, openings.Count());
    }

    [Fact]
    public void Load_ModelThatDownloads_OpensNoConnection()
    {
        SaveModelWithVectorsOf(VectorsPath);
        ZipParts.Replace(ModelPath, Vectors, bytes =>
        {
            var (place, length) = (0x100, BitConverter.ToInt64(bytes, 0x18));
            bytes[place + (int)length - 5] = 0; // not of a file: of a kind, which is downloaded
            return bytes;
        });
        using var network = new NetworkAttempts();

        Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, ModelPath));

        Assert.Empty(network.Seen);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Loopback, 9)); // that the listener works
        Assert.NotEmpty(network.Seen);
    }

    [Fact]
    public void CheckInner_UnknownComponent_IsRefusedWhateverIsTrusted()
    {
        SaveCopyingModel();
        NameAssembly("evil");
        using var inner = new MemoryStream(File.ReadAllBytes(ModelPath));

        var error = Assert.Throws<InvalidDataException>(() => KnownComponents.CheckInner(inner));

        Assert.Equal("the model inside it asks for the component 'TransformerChain' of the assembly 'evil', which was never written there", error.Message);
    }

    private void SaveCopyingModel()
    {
        var data = context.Data.LoadFromEnumerable([new Row { Text = "a" }]);
        context.Model.Save(context.Transforms.CopyColumns("Copy", "Text").Append(context.Transforms.CopyColumns("Copy2", "Text")).Fit(data), data.Schema, ModelPath);
    }

    private void SaveModelWithVectorsOf(string path)
    {
        File.WriteAllText(path, "good 1 2\nbad -1 -2\n");
        var data = context.Data.LoadFromEnumerable([new Row { Words = ["good"] }]);
        var pipeline = context.Transforms.Text.ApplyWordEmbedding("Vector", path, "Words").Append(context.Transforms.CopyColumns("Copy", "Text"));
        context.Model.Save(pipeline.Fit(data), data.Schema, ModelPath);
    }

    private void NameAssembly(string name) => ZipParts.Replace(ModelPath, Chain, bytes =>
    {
        NameAssembly(bytes, name);
        return bytes;
    });

    // UTF-16 at the place that the header gives; spaces keep the length.
    private static void NameAssembly(byte[] component, string name)
    {
        var (start, length) = ((int)BitConverter.ToInt64(component, 0x90), BitConverter.ToInt32(component, 0x98));
        Encoding.Unicode.GetBytes(name.PadRight(length / 2)).CopyTo(component, start);
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string[] Words { get; set; } = [];
    }
}
