using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Puts nodes that make weights of what is stored in the place of weights, as many weights at a time as their samples allow.</summary>
internal static class StoredWeights
{
    /// <summary>Makes the nodes of one weight: from it, from the inverse factors of what its layer sees, where they are known, and from the names that are taken.</summary>
    public delegate Node[] Replacement(Value weight, InverseFactor[]? inverses, NameScope names);

    /// <param name="model">The nodes come first in its main graph.</param>
    /// <param name="weights">Its initializers, in the order of the graph.</param>
    /// <param name="context">With samples, layers have inverse factors.</param>
    /// <param name="replace">Takes the initializer out.</param>
    /// <param name="done">Hears of each weight once it is replaced.</param>
    public static void Replace(Model model, IEnumerable<Value> weights, SchemeContext context, Replacement replace, Action<Value> done)
    {
        var names = new NameScope(model);
        foreach (IReadOnlyList<Value> part in LayerGrams.Parts(weights))
        {
            IReadOnlyDictionary<Value, InverseFactor[]> inverses = LayerInverses.Of(model, part, context);
            var nodes = new List<Node>();
            foreach (Value weight in part)
            {
                nodes.AddRange(replace(weight, inverses.GetValueOrDefault(weight), names));
                done(weight);
            }

            model.Graph.Insert(0, nodes);
        }
    }
}
