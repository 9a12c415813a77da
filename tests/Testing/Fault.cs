using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>What is wrong with a value of a view.</summary>
public abstract record Fault
{
    /// <summary>The getter throws.</summary>
    public static Fault Unreadable { get; } = new Failure();

    /// <summary>A vector of known size has one value too many, or too few.</summary>
    public static Fault OtherLength(int difference) => new Length(difference);

    /// <summary>The value is another one.</summary>
    public static Fault Replaced<T>(T value) => new Replacement<T>(value);

    /// <summary>A vector of floats has another number in one slot.</summary>
    public static Fault OtherNumber(int slot, float number) => new Number(slot, number);

    /// <summary>The faults that every reader of a column must find.</summary>
    public static IEnumerable<Fault> AllOf(DataViewType type)
    {
        yield return Unreadable;
        if (type is VectorDataViewType { IsKnownSize: true })
        {
            yield return OtherLength(1);
            yield return OtherLength(-1);
        }

        if (type is KeyDataViewType key)
        {
            yield return Replaced((uint)key.Count + 1);
        }
    }

    /// <summary>Spoils a value.</summary>
    public abstract void Spoil<TValue>(ref TValue value);

    private sealed record Failure : Fault
    {
        public override void Spoil<TValue>(ref TValue value) => throw new FormatException("the disk has a scratch");
    }

    private sealed record Replacement<T>(T Value) : Fault
    {
        public override void Spoil<TValue>(ref TValue value) => value = (TValue)(object)Value!; // a test gives no null
    }

    private sealed record Number(int Slot, float Value) : Fault
    {
        public override void Spoil<TValue>(ref TValue value)
        {
            float[] values = [.. ((VBuffer<float>)(object)value!).DenseValues()];
            values[Slot] = Value;
            value = (TValue)(object)new VBuffer<float>(values.Length, values);
        }
    }

    private sealed record Length(int Difference) : Fault
    {
        public override void Spoil<TValue>(ref TValue value) => value = (TValue)Resize((dynamic)value!);

        private VBuffer<T> Resize<T>(VBuffer<T> vector)
        {
            T[] values = [.. vector.DenseValues()];
            Array.Resize(ref values, values.Length + Difference);
            return new VBuffer<T>(values.Length, values);
        }
    }
}
