using Microsoft.ML;

namespace NlpMlNet.Testing;

/// <summary>What every estimator must do, whatever its idea.</summary>
/// <remarks>
/// Promised schema equals the actual one; a missing or mistyped column is refused by name before any data is read;
/// save and load give identical values; the row-to-row mapping gives the values of the cursor; several cursors at once
/// don't disturb each other; columns that nobody asks for are not computed; no cursor stays open; a value that can't be read, or
/// isn't what its column's type promises, is refused by row and column, in training and in prediction.
/// </remarks>
public static class EstimatorConformance
{
    /// <summary>Runs every check.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="estimator">The estimator, not fitted.</param>
    /// <param name="data">Data that it can be fitted to.</param>
    /// <param name="inputColumns">The columns that it reads.</param>
    public static void Check<TTransformer>(
        MLContext context, IEstimator<TTransformer> estimator, IDataView data, params string[] inputColumns)
        where TTransformer : class, ITransformer
    {
        var watched = new WatchedDataView(data);
        var transformer = estimator.Fit(watched);
        Assert.Equal(0, watched.OpenCursors);
        var expected = ViewValues.ReadAll(transformer.Transform(data));

        PromisedSchemaEqualsActual(estimator, transformer, data);
        MissingColumnIsRefused(context, estimator, transformer, data, inputColumns);
        MistypedColumnIsRefused(context, estimator, transformer, data, inputColumns);
        SavedModelGivesSameValues(context, transformer, data, expected);
        RowMappingGivesSameValues(transformer, data, expected);
        SeveralCursorsAtOnce(transformer, data, expected);
        UnneededColumnsAreNotComputed(transformer, data, inputColumns);
        NoCursorLeaks(transformer, data);
        WrongValueIsRefused(estimator, transformer, data, inputColumns);
    }

    private static void PromisedSchemaEqualsActual<TTransformer>(
        IEstimator<TTransformer> estimator, TTransformer transformer, IDataView data)
        where TTransformer : class, ITransformer
    {
        var promised = SchemaDescription.Of(estimator.GetOutputSchema(SchemaShape.Create(data.Schema)));
        var actual = SchemaDescription.Of(SchemaShape.Create(transformer.GetOutputSchema(data.Schema)));
        Assert.Equal(actual, promised);
        Assert.Equal(
            SchemaDescription.Of(SchemaShape.Create(transformer.Transform(data).Schema)),
            SchemaDescription.Of(SchemaShape.Create(transformer.GetOutputSchema(data.Schema))));
    }

    private static void MissingColumnIsRefused<TTransformer>(
        MLContext context, IEstimator<TTransformer> estimator, TTransformer transformer, IDataView data, string[] inputColumns)
        where TTransformer : class, ITransformer
    {
        foreach (var name in inputColumns)
        {
            var without = context.Transforms.DropColumns(name).Fit(data).Transform(data);
            AssertRefused(() => estimator.GetOutputSchema(SchemaShape.Create(without.Schema)), name);
            AssertRefused(() => estimator.Fit(without), name);
            if (IsReadWhenTransforming(transformer, data, name))
            {
                AssertRefused(() => transformer.GetOutputSchema(without.Schema), name);
            }
        }
    }

    private static void MistypedColumnIsRefused<TTransformer>(
        MLContext context, IEstimator<TTransformer> estimator, TTransformer transformer, IDataView data, string[] inputColumns)
        where TTransformer : class, ITransformer
    {
        foreach (var name in inputColumns)
        {
            var mistyped = context.Transforms.CustomMapping<EmptyRow, DateRow>((_, row) => row.Value = DateTime.UnixEpoch, null)
                .Append(context.Transforms.CopyColumns(name, nameof(DateRow.Value)))
                .Fit(data).Transform(data);
            AssertRefused(() => estimator.GetOutputSchema(SchemaShape.Create(mistyped.Schema)), name, "DateTime");
            AssertRefused(() => estimator.Fit(mistyped), name, "DateTime");
            if (IsReadWhenTransforming(transformer, data, name))
            {
                AssertRefused(() => transformer.GetOutputSchema(mistyped.Schema), name, "DateTime");
            }
        }
    }

    private static void SavedModelGivesSameValues(MLContext context, ITransformer transformer, IDataView data, string expected)
    {
        using var stream = new MemoryStream();
        context.Model.Save(transformer, data.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext(seed: 1).Model.Load(stream, out _);
        Assert.Equal(expected, ViewValues.ReadAll(loaded.Transform(data)));
    }

    private static void RowMappingGivesSameValues(ITransformer transformer, IDataView data, string expected)
    {
        Assert.True(transformer.IsRowToRowMapper);
        Assert.Equal(expected, ViewValues.ReadThroughRowMapper(transformer, data));
    }

    private static void SeveralCursorsAtOnce(ITransformer transformer, IDataView data, string expected)
    {
        var view = transformer.Transform(data);
        Assert.Equal(expected, ViewValues.ReadAll(view));
        foreach (var values in ViewValues.ReadInterleaved(view, cursorCount: 3))
        {
            Assert.Equal(expected, values);
        }

        var parallel = new string[4];
        Parallel.For(0, parallel.Length, i => parallel[i] = ViewValues.ReadAll(view));
        Assert.All(parallel, values => Assert.Equal(expected, values));
    }

    private static void UnneededColumnsAreNotComputed(ITransformer transformer, IDataView data, string[] inputColumns)
    {
        var watched = new WatchedDataView(data);
        var view = transformer.Transform(watched);
        watched.RequestedColumns.Clear();
        using (var cursor = view.GetRowCursor([]))
        {
            while (cursor.MoveNext())
            {
            }
        }

        Assert.Empty(watched.RequestedColumns.Intersect(inputColumns));
    }

    private static void NoCursorLeaks(ITransformer transformer, IDataView data)
    {
        var watched = new WatchedDataView(data);
        ViewValues.ReadAll(transformer.Transform(watched));
        Assert.Equal(0, watched.OpenCursors);
        Assert.True(watched.CursorsEverOpened > 0);
    }

    private static void WrongValueIsRefused<TTransformer>(
        IEstimator<TTransformer> estimator, TTransformer transformer, IDataView data, string[] inputColumns)
        where TTransformer : class, ITransformer
    {
        foreach (var name in inputColumns)
        {
            var (isReadWhenFitting, isReadWhenTransforming) = (IsReadWhenFitting(estimator, data, name), IsReadWhenTransforming(transformer, data, name));
            Assert.True(isReadWhenFitting || isReadWhenTransforming, $"Nothing reads the column {name}.");
            foreach (var view in Fault.AllOf(data.Schema[name].Type).Select(fault => new FaultyDataView(data, name, row: 1, fault)))
            {
                if (isReadWhenFitting)
                {
                    Assert.IsAssignableFrom<NlpMlNetException>(Record.Exception(() => estimator.Fit(view))); // not wrapped
                    AssertRowRefused(() => estimator.Fit(view), name);
                }

                if (isReadWhenTransforming)
                {
                    AssertRowRefused(() => ViewValues.ReadNewColumns(transformer.Transform(view), data.Schema), name);
                    AssertRowRefused(() => ViewValues.ReadNewColumnsThroughRowMapper(transformer, view), name);
                }
            }
        }
    }

    private static bool IsReadWhenFitting<TTransformer>(IEstimator<TTransformer> estimator, IDataView data, string column)
        where TTransformer : class, ITransformer
    {
        var watched = new WatchedDataView(data);
        estimator.Fit(watched);
        return watched.RequestedColumns.Contains(column);
    }

    private static bool IsReadWhenTransforming(ITransformer transformer, IDataView data, string column)
    {
        // A trainer reads its label when it is fitted, and must not ask for it when it predicts.
        var watched = new WatchedDataView(data);
        ViewValues.ReadNewColumns(transformer.Transform(watched), data.Schema);
        return watched.RequestedColumns.Contains(column);
    }

    private static void AssertRefused(Action action, params string[] words)
    {
        var error = Assert.ThrowsAny<Exception>(action);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    private static void AssertRowRefused(Func<object> read, string column)
    {
        Exception? error = Assert.ThrowsAny<Exception>(read);
        while (error is InvalidOperationException { InnerException: { } inner })
        {
            error = inner; // ML.NET's views wrap what is thrown in their threads
        }

        Assert.StartsWith($"Row 2 of column '{column}' ", Assert.IsAssignableFrom<NlpMlNetException>(error).Message, StringComparison.Ordinal);
    }

    private sealed class EmptyRow;

    private sealed class DateRow
    {
        public DateTime Value { get; set; }
    }
}
