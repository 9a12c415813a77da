namespace NlpMlNet.Checkpoints;

/// <summary>The type of a stored tensor's elements.</summary>
/// <param name="Name">Its name in safetensors.</param>
/// <param name="Bits">The bits of an element; F4 and F6 do not fill bytes.</param>
internal sealed record ElementType(string Name, int Bits)
{
    public static readonly ElementType Float32 = new("F32", 32);
    public static readonly ElementType Float16 = new("F16", 16);
    public static readonly ElementType BFloat16 = new("BF16", 16);
    public static readonly ElementType Float64 = new("F64", 64);
    public static readonly ElementType Int64 = new("I64", 64);
    public static readonly ElementType Int32 = new("I32", 32);
    public static readonly ElementType Int16 = new("I16", 16);
    public static readonly ElementType Int8 = new("I8", 8);
    public static readonly ElementType UInt8 = new("U8", 8);
    public static readonly ElementType Boolean = new("BOOL", 8);

    // All that the format defines; those not named above occur only in tensors that are not read.
    private static readonly ElementType[] All =
    [
        Float32, Float16, BFloat16, Float64, Int64, Int32, Int16, Int8, UInt8, Boolean,
        new("U16", 16), new("U32", 32), new("U64", 64), new("C64", 64), new("F4", 4), new("F6_E2M3", 6), new("F6_E3M2", 6),
        new("F8_E4M3", 8), new("F8_E5M2", 8), new("F8_E4M3FNUZ", 8), new("F8_E5M2FNUZ", 8), new("F8_E8M0", 8),
    ];

    /// <summary>Whether values of the type can be widened to float32.</summary>
    public bool IsFloat => this == Float32 || this == Float16 || this == BFloat16 || this == Float64;

    /// <summary>The bytes of an element of a type that fills bytes.</summary>
    public int Bytes => Bits / 8;

    public static ElementType? Find(string name) => Array.Find(All, type => type.Name == name);
}
