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
        var component = ComponentPayload.Read(ctx.Reader, TComponent.Format.LoaderName, reader => TComponent.Load(env, reader));
        return component is IHoldsComponents<TComponent> holder ? holder.With([.. LoadInner(env, ctx, holder.InnerCount)]) : component;
    }

    public static void Save(ModelSaveContext ctx, TComponent component)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(TComponent.Format.ToVersionInfo(typeof(TComponent).Assembly));
        ComponentPayload.Write(ctx.Writer, component.Save);
        if (component is IHoldsComponents<TComponent> holder)
        {
            for (var i = 0; i < holder.InnerCount; i++)
            {
                ctx.SaveModel(holder.Inner[i], NameOf(i));
            }
        }
    }

    private static IEnumerable<ICanSaveModel> LoadInner(IHostEnvironment env, ModelLoadContext ctx, int count)
    {
        for (var i = 0; i < count; i++)
        {
            ctx.LoadModel<ICanSaveModel, SignatureLoadModel>(env, out var inner, NameOf(i));
            yield return inner;
        }
    }

    private static string NameOf(int index) => FormattableString.Invariant($"Inner{index}");
}
