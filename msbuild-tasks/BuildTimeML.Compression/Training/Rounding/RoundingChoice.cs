using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>Which weights a precision rounds, and how. The precision itself is asked, on a copy of the model.</summary>
internal static class RoundingChoice
{
    private static readonly Dictionary<string, Func<ChannelLayout, IRounding>> OfPasses = new()
    {
        ["WeightOnlyInt8"] = layout => new Int8Rounding(layout),
        ["TernaryStorage"] = layout => new SignRounding(layout, hasZero: true),
        ["BinaryStorage"] = layout => new SignRounding(layout, hasZero: false),
    };

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="model">Simplified; stays as it is.</param>
    /// <param name="precision">One whose weights are stored in few bits and computed with as float32; empty for none.</param>
    /// <returns>Under the names of the weights, in the order of the graph.</returns>
    /// <exception cref="BuildErrorException">The model cannot have the precision.</exception>
    public static IReadOnlyDictionary<string, IRounding> Of(string name, Model model, string precision)
    {
        if (precision.Length == 0)
        {
            return new Dictionary<string, IRounding>();
        }

        using var copy = TrainableModel.CopyOf(name, model);
        var log = new PassLog();
        PassRunner.Run(copy.Model, SchemeTable.Find(precision)!.Passes(SchemeContext.Empty), log);
        Dictionary<string, Value> weights = model.Graph.Initializers.ToDictionary(i => i.Name, StringComparer.Ordinal);
        return log.Decisions.Where(d => d.Reason is null && weights.ContainsKey(d.Subject) && OfPasses.ContainsKey(d.Pass))
            .ToDictionary(d => d.Subject, d => OfPasses[d.Pass](LayoutOf(weights[d.Subject])), StringComparer.Ordinal);
    }

    private static ChannelLayout LayoutOf(Value weight) =>
        ChannelLayout.Of(weight.Initializer!.Dimensions, WeightUse.FirstOf(weight, weight.Initializer.Rank)?.ChannelAxis);
}
