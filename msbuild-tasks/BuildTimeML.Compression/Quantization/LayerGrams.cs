using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>What layers see in the samples, as the Gram matrices of their inputs. Without samples there are none, and nothing is run.</summary>
internal static class LayerGrams
{
    // To factor that of longer inputs takes minutes; and the matrices of weights that are done together may take so many bytes.
    private const int LargestLength = 8192;
    private const long Bound = 1 << 29;

    /// <summary>Divides weights into parts that are done together, in their order.</summary>
    public static IEnumerable<IReadOnlyList<Value>> Parts(IEnumerable<Value> weights)
    {
        var part = new List<Value>();
        long bytes = 0;
        foreach (Value weight in weights)
        {
            long more = RequestsOf(weight).Select(r => sizeof(double) * (long)r.Groups * r.Length * r.Length).FirstOrDefault();
            if (part.Count > 0 && bytes + more > Bound)
            {
                yield return part;
                (part, bytes) = ([], 0);
            }

            part.Add(weight);
            bytes += more;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    /// <returns>A matrix for each group of a weight's layer, whose outputs follow one another; where several layers use a weight, of what they see together. Nothing for weights of other operators.</returns>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    public static IReadOnlyDictionary<Value, GramMatrix> Of(Model model, IReadOnlyList<Value> weights, SchemeContext context)
    {
        var requests = weights.Select(w => (Weight: w, Requests: RequestsOf(w))).Where(r => r.Requests.Length > 0 && Array.TrueForAll(r.Requests, q => IsOf(model, q))).ToList();
        if (context.Samples is not { } samples || requests.Count == 0)
        {
            return new Dictionary<Value, GramMatrix>();
        }

        IReadOnlyDictionary<GramRequest, GramMatrix> matrices = GramMatrices.Run(model, samples, requests.SelectMany(r => r.Requests), context.CalibrationProgress, context.Cancellation);
        return requests.ToDictionary(r => r.Weight, r => Sum(Array.ConvertAll(r.Requests, q => matrices[q])));
    }

    // All uses have to see the weight the same way: what is a row for one is none for another.
    private static GramRequest[] RequestsOf(Value weight)
    {
        GramRequest[] requests = [.. weight.Uses.Where(u => u.Index == 1).Select(u => GramRequest.Of(u.Node)).OfType<GramRequest>().Where(r => r.Length <= LargestLength)];
        return requests.Length == weight.Uses.Count && requests.Select(r => (r.Length, r.Groups)).Distinct().Count() == 1
            && weight.Uses.Select(u => WeightUse.Of(u, weight.Initializer!.Rank)?.ChannelAxis).Distinct().Count() == 1
            ? requests
            : [];
    }

    private static bool IsOf(Model model, GramRequest request) =>
        model.Graph.Inputs.Exists(i => i.Name == request.Value) || model.Graph.Nodes.Any(n => n.Outputs.Any(o => o?.Name == request.Value));

    private static GramMatrix Sum(GramMatrix[] matrices)
    {
        if (matrices.Length == 1)
        {
            return matrices[0];
        }

        double[] sum = [.. matrices[0].Elements];
        foreach (GramMatrix other in matrices.Skip(1))
        {
            Rows.Subtract(sum, -1, other.Elements);
        }

        return matrices[0] with { Elements = sum };
    }
}
