using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Csv;

/// <summary>Converts the cells of one column, one row at a time, and holds the value of the current row.</summary>
internal abstract class CsvCell
{
    /// <summary>Gets the ML.NET type of the column.</summary>
    public abstract DataViewType Type { get; }

    /// <summary>Converts a field.</summary>
    /// <param name="field">The field, unquoted, as UTF-8.</param>
    /// <returns><see langword="false"/> if the field's text is no value of the type.</returns>
    public abstract bool TryRead(ReadOnlySpan<byte> field);

    /// <summary>Makes a <see cref="ValueGetter{TValue}"/> of the current value.</summary>
    public abstract Delegate MakeGetter();

    /// <summary>Makes the converter of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="decimalSeparator">The character before the fraction of a number.</param>
    public static CsvCell Create(CsvType type, char decimalSeparator)
    {
        var format = CsvValues.NumberFormat(decimalSeparator);
        return type switch
        {
            CsvType.Text => new TextCell(),
            CsvType.Single => new Cell<float>(NumberDataViewType.Single, (text, out value) => CsvValues.TrySingle(text, format, out value)),
            CsvType.Double => new Cell<double>(NumberDataViewType.Double, (text, out value) => CsvValues.TryDouble(text, format, out value)),
            CsvType.Int32 => new Cell<int>(NumberDataViewType.Int32, (text, out value) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value)),
            CsvType.Int64 => new Cell<long>(NumberDataViewType.Int64, (text, out value) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value)),
            CsvType.Boolean => new Cell<bool>(BooleanDataViewType.Instance, CsvValues.TryBoolean),
            CsvType.DateTime => new Cell<DateTime>(DateTimeDataViewType.Instance, CsvValues.TryDateTime),
            _ => throw new UnreachableException($"{type} is no CsvType."),
        };
    }

    private delegate bool Parse<T>(ReadOnlySpan<byte> text, out T value);

    private sealed class TextCell : CsvCell
    {
        private ReadOnlyMemory<char> current;

        public override DataViewType Type => TextDataViewType.Instance;

        public override bool TryRead(ReadOnlySpan<byte> field)
        {
            current = Encoding.UTF8.GetString(field).AsMemory();
            return true;
        }

        public override Delegate MakeGetter()
        {
            void Get(ref ReadOnlyMemory<char> value) => value = current;
            return (ValueGetter<ReadOnlyMemory<char>>)Get;
        }
    }

    private sealed class Cell<T>(DataViewType type, Parse<T> parse) : CsvCell
    {
        private T? current;

        public override DataViewType Type => type;

        public override bool TryRead(ReadOnlySpan<byte> field) => parse(field, out current);

        public override Delegate MakeGetter()
        {
            void Get(ref T value) => value = current!; // set by the TryRead of each row
            return (ValueGetter<T>)Get;
        }
    }
}
