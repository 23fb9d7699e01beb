using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>Tells which nodes always give the same for the same inputs.</summary>
internal static class Determinism
{
    private static readonly FrozenSet<string> RandomOperators = FrozenSet.ToFrozenSet(
        ["RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Multinomial", "Bernoulli", "Dropout"]);

    // What operators of other domains, or functions of the model, do is not known.
    public static bool IsDeterministic(Node node) => node.Domain switch
    {
        "" => !RandomOperators.Contains(node.OpType),
        "ai.onnx.ml" => true,
        _ => false,
    } && !node.Attributes.Exists(a => a.Subgraphs.Any());
}
