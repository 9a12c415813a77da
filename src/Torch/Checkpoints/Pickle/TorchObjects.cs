namespace NlpMlNet.Checkpoints;

/// <summary>The few classes and functions of torch that weights are made of: the allow-list of a pickle.</summary>
internal static class TorchObjects
{
    private static readonly PickleGlobal Dictionary = new("collections", "OrderedDict");
    private static readonly PickleGlobal RebuildTensor = new("torch._utils", "_rebuild_tensor_v2");
    private static readonly PickleGlobal RebuildParameter = new("torch._utils", "_rebuild_parameter");

    private static readonly Dictionary<string, ElementType> Storages = new(StringComparer.Ordinal)
    {
        ["FloatStorage"] = ElementType.Float32,
        ["HalfStorage"] = ElementType.Float16,
        ["BFloat16Storage"] = ElementType.BFloat16,
        ["DoubleStorage"] = ElementType.Float64,
        ["LongStorage"] = ElementType.Int64,
        ["IntStorage"] = ElementType.Int32,
        ["ShortStorage"] = ElementType.Int16,
        ["CharStorage"] = ElementType.Int8,
        ["ByteStorage"] = ElementType.UInt8,
        ["BoolStorage"] = ElementType.Boolean,
    };

    public static bool IsAllowed(PickleGlobal global) =>
        global == Dictionary || global == RebuildTensor || global == RebuildParameter || TypeOf(global) is not null;

    /// <summary>Does what calling an allowed global would do; <see langword="null"/> when the arguments do not fit.</summary>
    public static object? Call(object? callable, object? arguments) => (callable, arguments) switch
    {
        (PickleGlobal global, object?[] { Length: 0 }) when global == Dictionary => new PickleDictionary(),
        (PickleGlobal global, object?[] { Length: >= 4 } values) when global == RebuildTensor => Tensor(values),
        (PickleGlobal global, object?[] { Length: >= 1 } values) when global == RebuildParameter => values[0] as PickleTensor,
        _ => null,
    };

    /// <summary>
    /// The storage of a persistent id: ('storage', class, key, device, number of elements), and in the older format a view, which must
    /// be None.
    /// </summary>
    public static PickleStorage? Storage(object? persistentId) =>
        persistentId is object?[] { Length: 5 or 6 } values
        && values[0] is "storage"
        && values[1] is PickleGlobal global
        && TypeOf(global) is { } type
        && values[2] is string key
        && PickleValues.AsCount(values[4]) is { } count
        && count <= long.MaxValue / type.Bytes
        && (values.Length == 5 || values[5] is null)
            ? new PickleStorage(type, key, count)
            : null;

    // (storage, offset, shape, strides, ...): whether gradients are wanted does not matter here.
    private static PickleTensor? Tensor(object?[] values) =>
        values[0] is PickleStorage storage
        && PickleValues.AsCount(values[1]) is { } offset
        && PickleValues.AsCounts(values[2]) is { } shape
        && PickleValues.AsCounts(values[3]) is { } strides
        && strides.Length == shape.Length
            ? new PickleTensor(storage, offset, shape, strides)
            : null;

    private static ElementType? TypeOf(PickleGlobal global) =>
        global.Module is "torch" or "torch.cuda" && Storages.TryGetValue(global.Name, out var type) ? type : null;
}
