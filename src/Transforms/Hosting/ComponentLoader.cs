using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>The factory that ML.NET calls to read a component from a model file.</summary>
internal static class ComponentLoader<TComponent>
    where TComponent : IModelComponent<TComponent>
{
    public static TComponent Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(TComponent.Format.ToVersionInfo(typeof(TComponent).Assembly));
        return ComponentPayload.Read(ctx.Reader, TComponent.Format.LoaderName, reader => TComponent.Load(env, reader));
    }

    public static void Save(ModelSaveContext ctx, TComponent component)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(TComponent.Format.ToVersionInfo(typeof(TComponent).Assembly));
        ComponentPayload.Write(ctx.Writer, component.Save);
    }
}
