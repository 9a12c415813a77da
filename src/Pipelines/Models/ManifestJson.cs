using System.Text.Json.Serialization;

namespace NlpMlNet.Models;

/// <summary>Reads and writes manifests by code that is generated at build: found out by reflection at run time, it takes as long as scoring some rows.</summary>
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
