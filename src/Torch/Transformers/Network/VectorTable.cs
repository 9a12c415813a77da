using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>One vector for each id.</summary>
internal sealed class VectorTable : nn.Module
{
    private readonly Parameter weight;

    /// <summary>Initializes a new instance of the <see cref="VectorTable"/> class.</summary>
    /// <param name="rows">The number of ids.</param>
    /// <param name="width">D.</param>
    /// <param name="type">The type in which the vectors are kept; what isn't float32 is widened when it is looked up.</param>
    public VectorTable(int rows, int width, ScalarType type = ScalarType.Float32)
        : base(nameof(VectorTable))
    {
        weight = new Parameter(empty(rows, width, dtype: type), requires_grad: type == ScalarType.Float32);
    }

    /// <summary>Gets all vectors, (rows, D).</summary>
    public Tensor Vectors => weight;

    /// <summary>Looks vectors up.</summary>
    /// <param name="ids">Ids, int64, of any shape.</param>
    /// <returns>(…, D), float32.</returns>
    public Tensor Forward(Tensor ids) => weight.index_select(0, ids.flatten()).view([.. ids.shape, weight.shape[1]]).to(ScalarType.Float32);
}
