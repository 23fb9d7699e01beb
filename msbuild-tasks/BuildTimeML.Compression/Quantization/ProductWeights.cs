using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Rounds the weights of products whose activations are quantised as they come. Candidates that keep other layers in float32 find them in the memory.</summary>
/// <param name="scales">How many of them a weight gets.</param>
/// <param name="context">With samples, errors are made good within what makes one output.</param>
internal sealed class ProductWeights(ScaleChoice scales, SchemeContext context)
{
    /// <param name="model">In float32.</param>
    /// <param name="weights">Matrices, and whether their rows make the outputs: otherwise their columns do.</param>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    public IReadOnlyDictionary<Value, PairSafeWeights> Quantize(Model model, IReadOnlyDictionary<Value, bool> weights)
    {
        Dictionary<string, PairSafeWeights> known = context.Memory.Products;
        foreach (IReadOnlyList<Value> part in LayerGrams.Parts(weights.Keys.Where(w => !known.ContainsKey(w.Name))))
        {
            IReadOnlyDictionary<Value, GramMatrix> grams = LayerGrams.Of(model, part, context);
            foreach (Value weight in part)
            {
                known.Add(weight.Name, Quantize(MatrixRows.Of(weight.Initializer!, isTransposed: !weights[weight]), grams.GetValueOrDefault(weight)));
            }
        }

        return weights.Keys.ToDictionary(w => w, w => known[w.Name]);
    }

    private PairSafeWeights Quantize(MatrixRows matrix, GramMatrix? gram)
    {
        float[] rows = new float[matrix.Rows * matrix.Columns];
        matrix.Copy(0, matrix.Rows, rows);
        return PairSafeWeights.Quantize(rows, matrix.Columns, pairs: true, scales, gram?.Elements, context.Cancellation, context.Rounding);
    }
}
