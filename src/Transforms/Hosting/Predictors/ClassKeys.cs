using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>The classes of a classifier as ML.NET keeps them: a key type and the values of its keys.</summary>
/// <remarks>
/// The columns that it makes have the annotations of ML.NET's own classifiers, so that evaluation, scoring and
/// <c>MapKeyToValue</c> find the classes' names.
/// </remarks>
public sealed class ClassKeys
{
    private const string ColumnName = "Label";

    private readonly DataViewSchema.Column label;

    private ClassKeys(DataViewSchema.Column label)
    {
        this.label = label;
        Names = FindNames();
    }

    /// <summary>Gets the number of classes.</summary>
    public int Count => label.Type.GetKeyCountAsInt32();

    /// <summary>Gets the classes' names in the order of the keys; those without a name are numbered from 1, as keys are.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Takes over the classes of a label column.</summary>
    /// <param name="column">A key column.</param>
    /// <returns>The classes.</returns>
    public static ClassKeys Of(DataViewSchema.Column column)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(column.Annotations, kind => kind == AnnotationUtils.Kinds.KeyValues);
        return Create(column.Type, builder.ToAnnotations());
    }

    /// <summary>Makes classes of names.</summary>
    /// <param name="names">A name for each class, in order.</param>
    /// <returns>The classes.</returns>
    public static ClassKeys OfNames(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var builder = new DataViewSchema.Annotations.Builder();
        Add(builder, AnnotationUtils.Kinds.KeyValues, names);
        return Create(new KeyDataViewType(typeof(uint), names.Count), builder.ToAnnotations());
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The classes.</returns>
    public static ClassKeys Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(reader);
        var bytes = ClaimedBytes.Read(reader, reader.ReadInt32(), "the list of classes");
        using var loader = new BinaryLoader(env, new BinaryLoader.Arguments(), new MemoryStream(bytes));
        return Of(loader.Schema[ColumnName]);
    }

    /// <summary>Writes the classes.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="writer">Where to.</param>
    public void Save(IHostEnvironment env, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(writer);
        var host = env.Register(nameof(ClassKeys));
        using var bytes = new MemoryStream();
        using (var channel = host.Start("Saving classes"))
        {
            var saver = new BinarySaver(host, new BinarySaver.Arguments { Silent = true });
            DataSaverUtils.SaveDataView(channel, saver, new EmptyDataView(host, Schema(label.Type, label.Annotations)), bytes);
        }

        writer.Write(checked((int)bytes.Length));
        writer.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The column of the classes' probabilities.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A vector of Single with a slot a class.</returns>
    public DataViewSchema.DetachedColumn ScoreColumn(string name)
    {
        var annotations = ScoreAnnotations(AnnotationUtils.Const.ScoreValueKind.Score);
        if (label.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues) is { } values)
        {
            if (((VectorDataViewType)values.Type).ItemType is TextDataViewType)
            {
                Add(annotations, AnnotationUtils.Kinds.SlotNames, Names);
            }

            annotations.Add(AnnotationUtils.Kinds.TrainingLabelValues, values.Type, (Delegate)OfValues(Getter<int>, values));
        }

        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(NumberDataViewType.Single, Count), annotations.ToAnnotations());
    }

    /// <summary>The column of the predicted classes.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A key.</returns>
    public DataViewSchema.DetachedColumn PredictedLabelColumn(string name)
    {
        var annotations = ScoreAnnotations(AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        annotations.Add(label.Annotations, kind => kind == AnnotationUtils.Kinds.KeyValues);
        return new DataViewSchema.DetachedColumn(name, label.Type, annotations.ToAnnotations());
    }

    /// <summary>Promises the columns that <see cref="ScoreColumn"/> and <see cref="PredictedLabelColumn"/> will be.</summary>
    /// <param name="labelColumn">The label column that there will be.</param>
    /// <param name="score">The name of the column of the probabilities.</param>
    /// <param name="predictedLabel">The name of the column of the predicted classes.</param>
    /// <returns>The columns.</returns>
    public static IEnumerable<SchemaShape.Column> Promise(SchemaShape.Column labelColumn, string score, string predictedLabel)
    {
        var scores = new SchemaShape(AnnotationUtils.AnnotationsForMulticlassScoreColumn(labelColumn));
        var names = labelColumn.Annotations.Where(annotation => annotation.Name == AnnotationUtils.Kinds.KeyValues);
        var labels = new SchemaShape(names.Concat(AnnotationUtils.GetTrainerOutputAnnotation()));
        return
        [
            new(score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, isKey: false, scores),
            new(predictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true, labels),
        ];
    }

    private static ClassKeys Create(DataViewType type, DataViewSchema.Annotations annotations) => new(Schema(type, annotations)[ColumnName]);

    private static DataViewSchema Schema(DataViewType type, DataViewSchema.Annotations annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(ColumnName, type, annotations);
        return builder.ToSchema();
    }

    private static void Add(DataViewSchema.Annotations.Builder builder, string kind, IReadOnlyList<string> texts)
    {
        var values = texts.Select(text => text.AsMemory()).ToArray();
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> destination) =>
            destination = new VBuffer<ReadOnlyMemory<char>>(values.Length, values);
        builder.Add(kind, new VectorDataViewType(TextDataViewType.Instance, values.Length), getter);
    }

    private static DataViewSchema.Annotations.Builder ScoreAnnotations(string valueKind)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        ValueGetter<uint> set = (ref uint value) => value = 1; // there is one set of score columns
        builder.Add(AnnotationUtils.Kinds.ScoreColumnSetId, AnnotationUtils.ScoreColumnSetIdType, set);
        Text(AnnotationUtils.Kinds.ScoreColumnKind, AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification);
        Text(AnnotationUtils.Kinds.ScoreValueKind, valueKind);
        return builder;

        void Text(string kind, string text)
        {
            ValueGetter<ReadOnlyMemory<char>> getter = (ref ReadOnlyMemory<char> value) => value = text.AsMemory();
            builder.Add(kind, TextDataViewType.Instance, getter);
        }
    }

    private string[] FindNames()
    {
        if (label.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues) is not { } values)
        {
            return [.. Enumerable.Range(1, Count).Select(key => key.ToString(CultureInfo.InvariantCulture))];
        }

        return (string[])OfValues(Read<int>, values);
    }

    /// <summary>Calls a generic method with the type of the keys' values.</summary>
    private object OfValues(Func<DataViewSchema.Annotations, object> method, DataViewSchema.Column values) =>
        method.Method.GetGenericMethodDefinition()
            .MakeGenericMethod(((VectorDataViewType)values.Type).ItemType.RawType)
            .Invoke(null, [label.Annotations])!; // neither method returns null

    private static ValueGetter<VBuffer<T>> Getter<T>(DataViewSchema.Annotations annotations) =>
        (ref VBuffer<T> values) => annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref values);

    private static string[] Read<T>(DataViewSchema.Annotations annotations)
    {
        VBuffer<T> values = default;
        annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref values);
        return [.. values.DenseValues().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!)]; // no key's value is null
    }
}
