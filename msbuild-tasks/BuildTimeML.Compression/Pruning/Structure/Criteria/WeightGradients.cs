using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Gives the gradients of a loss by constants of a model, summed over samples.</summary>
/// <param name="model">Is as before afterwards.</param>
/// <param name="weights">Constants of float32.</param>
/// <returns>As many numbers for each as it has.</returns>
internal delegate IReadOnlyDictionary<Value, double[]> WeightGradients(Model model, IReadOnlyCollection<Value> weights);
