namespace NlpMlNet.Recipes;

/// <summary>
/// What a recipe keeps from its first fit of a training for the second one, on all rows: what the rows don't change, and what takes long
/// to compute.
/// </summary>
internal sealed class RunMemory
{
    private readonly Dictionary<Type, object> things = [];

    /// <summary>What was kept, or what is made now, and kept.</summary>
    /// <typeparam name="T">Its type, of which one thing is kept.</typeparam>
    /// <param name="make">Makes it.</param>
    public T GetOrAdd<T>(Func<T> make)
        where T : class
    {
        if (!things.TryGetValue(typeof(T), out var thing))
        {
            things.Add(typeof(T), thing = make());
        }

        return (T)thing;
    }
}
