using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

/// <summary>Every type and member of ML.NET that our compiled code refers to, public or not, is still there.</summary>
/// <remarks>Fails first and by name when a new version of ML.NET drops an internal that Hosting relies on.</remarks>
public sealed class MlNetInternalsCanaryTests
{
    private const BindingFlags AnyMember =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    [Fact]
    public void ReferencesIntoMlNet_AllResolve()
    {
        using var file = new PEReader(File.OpenRead(typeof(ColumnRequirement).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var references = metadata.MemberReferences.Select(handle => Describe(metadata, metadata.GetMemberReference(handle)))
            .Where(reference => reference.Assembly?.StartsWith("Microsoft.ML", StringComparison.Ordinal) == true)
            .Distinct().ToArray();
        var missing = references.Where(reference => !Exists(reference)).Select(reference => $"{reference.Type}.{reference.Member}").ToArray();

        // The hosting uses the transforms' base, the model contexts and the version headers: far more than a handful.
        Assert.True(references.Length > 50, $"Only {references.Length} references were found: the canary itself is broken.");
        Assert.True(
            missing.Length == 0,
            $"This version of ML.NET lacks members that NlpMlNet relies on: {string.Join(", ", missing)}. "
            + "Adapt src/Transforms/Hosting, or narrow the range of Microsoft.ML in Directory.Packages.props.");
    }

    [Fact]
    public void Exists_MemberThatMlNetNeverHad_IsFoundMissing()
    {
        Assert.False(Exists(new Reference("Microsoft.ML.Core", "Microsoft.ML.ModelSaveContext", "NoSuchMember")));
        Assert.False(Exists(new Reference("Microsoft.ML.Core", "Microsoft.ML.NoSuchType", ".ctor")));
    }

    private static bool Exists(Reference reference) =>
        Assembly.Load(reference.Assembly!).GetType(reference.Type) is { } type
        && type.GetMember(reference.Member, AnyMember).Length + (type.BaseType?.GetMember(reference.Member, AnyMember).Length ?? 0) > 0;

    private static Reference Describe(MetadataReader metadata, MemberReference member)
    {
        var parent = member.Parent;
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            // Type<Arguments>: the generic type's own reference follows the bytes GENERICINST and CLASS or VALUETYPE.
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            {
                return default;
            }

            signature.ReadCompressedInteger();
            parent = signature.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference
            ? DescribeType(metadata, (TypeReferenceHandle)parent) with { Member = metadata.GetString(member.Name) }
            : default;
    }

    private static Reference DescribeType(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = DescribeType(metadata, (TypeReferenceHandle)type.ResolutionScope);
            return outer with { Type = $"{outer.Type}+{name}" };
        }

        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : null;
        return new Reference(assembly, $"{metadata.GetString(type.Namespace)}.{name}", Member: "");
    }

    private readonly record struct Reference(string? Assembly, string Type, string Member);
}
