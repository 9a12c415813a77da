using System.Numerics.Tensors;

namespace NlpMlNet.Networks;

/// <summary>The parameters of the best epoch so far, and the change since the last one.</summary>
internal sealed class BestParameters(IParameters network, bool validates, bool measuresChange)
{
    private readonly float[] best = validates ? new float[network.ParameterCount] : [];
    private readonly float[] previous = measuresChange ? Copy(network) : [];
    private readonly float[] current = measuresChange ? new float[network.ParameterCount] : [];

    /// <summary>Gets the least validation loss so far.</summary>
    public double LeastLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Gets the parameters of the best epoch; none without validation.</summary>
    public ReadOnlySpan<float> Kept => best;

    /// <summary>Gets the best epoch, 0 before the first one.</summary>
    public int Epoch { get; private set; }

    /// <summary>Notes an epoch; a tie leaves the earlier one the best.</summary>
    public void Note(int epoch, double? validationLoss)
    {
        if (validationLoss is not { } loss)
        {
            Epoch = epoch;
        }
        else if (loss < LeastLoss)
        {
            (LeastLoss, Epoch) = (loss, epoch);
            network.CopyTo(best);
        }
    }

    /// <summary>Goes on from the best epoch of an interrupted training, whose last parameters the network has.</summary>
    public void Restore(int epoch, double loss, ReadOnlySpan<float> kept)
    {
        (Epoch, LeastLoss) = (epoch, loss);
        kept.CopyTo(best);
        TakeChange();
    }

    /// <summary>The largest absolute change of a parameter since this was last asked.</summary>
    public double TakeChange()
    {
        if (!measuresChange)
        {
            return double.PositiveInfinity;
        }

        network.CopyTo(current);
        TensorPrimitives.Subtract(current, previous, previous);
        var change = TensorPrimitives.MaxMagnitude<float>(previous);
        current.CopyTo(previous, 0);
        return Math.Abs(change);
    }

    /// <summary>The parameters to keep: the best epoch's, or the present ones without validation and before the end of the first epoch.</summary>
    public float[] Take() => validates && Epoch > 0 ? best : Copy(network);

    private static float[] Copy(IParameters network)
    {
        var parameters = new float[network.ParameterCount];
        network.CopyTo(parameters);
        return parameters;
    }
}
