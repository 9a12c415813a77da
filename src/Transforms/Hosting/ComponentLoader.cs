using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>The factory that ML.NET calls to read a component from a model file.</summary>
internal static class ComponentLoader<TComponent>
    where TComponent : IModelComponent<TComponent>
{
    private const string Inner = "Inner";

    public static TComponent Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(TComponent.Format.ToVersionInfo(typeof(TComponent).Assembly));
        var component = ComponentPayload.Read(ctx.Reader, TComponent.Format.LoaderName, reader => TComponent.Load(env, reader));
        if (component is IHoldsComponent<TComponent> holder)
        {
            ctx.LoadModel<ICanSaveModel, SignatureLoadModel>(env, out var inner, Inner);
            return holder.With(inner);
        }

        return component;
    }

    public static void Save(ModelSaveContext ctx, TComponent component)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(TComponent.Format.ToVersionInfo(typeof(TComponent).Assembly));
        ComponentPayload.Write(ctx.Writer, component.Save);
        if (component is IHoldsComponent<TComponent> holder)
        {
            ctx.SaveModel(holder.Inner, Inner);
        }
    }
}
