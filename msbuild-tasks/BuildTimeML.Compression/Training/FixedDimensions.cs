using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Training;

/// <summary>Named dimensions that become numbers: gradients of fixed shapes take fewer nodes.</summary>
internal static class FixedDimensions
{
    public static void Set(Model model, string name, long number) => Set(model, [new DimensionLimit(name, number)]);

    /// <summary>All that samples tell, but one.</summary>
    /// <param name="model">Is changed.</param>
    /// <param name="layouts">What a sample gives for each input.</param>
    /// <param name="free">The dimension that stays a name; null for none.</param>
    public static void Set(Model model, IReadOnlyList<RowLayout> layouts, string? free)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (RowLayout layout in layouts)
        {
            if (model.Graph.Inputs.Find(i => i.Name == layout.Input)?.Type is TensorType { Shape: { } shape } && shape.Count == layout.Shape.Count)
            {
                foreach ((Graph.Ir.Dimension dimension, long number) in shape.Zip(layout.Shape).Where(p => p.First.Symbol is not null && p.First.Symbol != free))
                {
                    numbers[dimension.Symbol!] = number;
                }
            }
        }

        Set(model, [.. numbers.Select(n => new DimensionLimit(n.Key, n.Value))]);
    }

    private static void Set(Model model, IReadOnlyList<DimensionLimit> numbers) => new FreezeDimensionsPass(numbers).Run(model, new PassLog());
}
