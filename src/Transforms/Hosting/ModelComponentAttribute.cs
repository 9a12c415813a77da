using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>Makes a component known to ML.NET's model loader.</summary>
/// <remarks>
/// ML.NET reads the loader's assembly name from the model file, loads that assembly and looks for attributes of this kind,
/// so no program has to register anything.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModelComponentAttribute(Type component, string loaderName) : LoadableClassAttributeBase(
    summary: null,
    instType: component,
    loaderType: typeof(ComponentLoader<>).MakeGenericType(component),
    argType: null,
    sigTypes: [typeof(SignatureLoadModel)],
    userName: loaderName,
    loadNames: loaderName)
{
    /// <summary>Gets the type of the component; it implements <see cref="IModelComponent{TSelf}"/>.</summary>
    public Type Component { get; } = component;

    /// <summary>Gets the name of the loader, unique among all components.</summary>
    public string LoaderName { get; } = loaderName;
}
