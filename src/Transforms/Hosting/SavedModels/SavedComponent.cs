namespace NlpMlNet.Hosting;

/// <summary>A component that a model file asks ML.NET to load.</summary>
/// <param name="Loader">The loader's name.</param>
/// <param name="Assembly">The simple name of the assembly that holds the loader; empty in files of ML.NET's early versions.</param>
internal sealed record SavedComponent(string Loader, string Assembly)
{
    public override string ToString() => Assembly.Length == 0 ? $"'{Loader}' of no named assembly" : $"'{Loader}' of the assembly '{Assembly}'";
}
