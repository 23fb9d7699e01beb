using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// Vectors that several nodes share: simplification makes one of equal ones, such as biases that are all 0, and each layer should learn its own.
/// Matrices stay shared: those are shared on purpose.
/// </summary>
internal static class SharedVectors
{
    /// <summary>Gives each node its own, in place.</summary>
    /// <param name="model">A valid model.</param>
    public static void Separate(Model model)
    {
        var names = new NameScope(model);
        foreach (Value vector in TrainableWeights.Of(model).Where(w => w.Uses.Count > 1 && TrainableWeights.IsVector(w.Initializer!)))
        {
            foreach (Use use in vector.Uses.Skip(1).ToArray())
            {
                use.Node.SetInput(use.Index, model.Graph.AddInitializer(new Value(names.Unique(vector.Name), vector.Type), vector.Initializer!));
            }
        }
    }
}
