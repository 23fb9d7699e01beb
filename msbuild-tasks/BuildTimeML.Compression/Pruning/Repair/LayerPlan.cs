using BuildTimeML.Compression.Pruning.Structure;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>What a layer keeps of its weights.</summary>
/// <param name="Output">The name of its output, before and after.</param>
/// <param name="Groups">How many groups it had.</param>
/// <param name="Inputs">The inputs that stay, of <paramref name="InputCount"/>; for a layer in groups the groups that do.</param>
/// <param name="InputCount">How many there were.</param>
/// <param name="Outputs">The outputs that stay; null for all.</param>
internal sealed record LayerPlan(string Output, int Groups, int[]? Inputs, int InputCount, int[]? Outputs)
{
    /// <summary>Whether it adds up over less than before.</summary>
    public bool LosesInputs => Groups == 1 && Inputs is not null && Inputs.Length < InputCount;

    public static LayerPlan Of(MixingLayer layer, Removal removal)
    {
        int[]? inputs = layer.Inputs is { } map ? removal.Kept(map) : null;
        int count = layer.Inputs?.Length ?? 0;
        if (layer.Groups > 1 && inputs is not null)
        {
            int size = count / layer.Groups;
            inputs = [.. inputs.Where(i => i % size == 0).Select(i => i / size)];
            count = layer.Groups;
        }

        return new LayerPlan(layer.Node.Outputs[0]!.Name, layer.Groups, inputs, count, layer.Outputs is { } outputs ? removal.Kept(outputs) : null);
    }

    /// <summary>The elements of a vector of one group that stay.</summary>
    /// <param name="length">Of the vector before.</param>
    public int[] KeptElements(int length)
    {
        if (Groups > 1 || Inputs is null)
        {
            return [.. Enumerable.Range(0, length)];
        }

        int taps = length / InputCount;
        return [.. Inputs.SelectMany(i => Enumerable.Range(i * taps, taps))];
    }
}
