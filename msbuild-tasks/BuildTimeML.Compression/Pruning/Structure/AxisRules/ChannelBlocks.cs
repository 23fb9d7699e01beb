using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>The groups of a convolution: each is removed with its inputs and its outputs.</summary>
internal static class ChannelBlocks
{
    /// <param name="flow">The convolution.</param>
    /// <param name="inputs">The positions of its inputs.</param>
    /// <param name="groups">Of the convolution.</param>
    /// <param name="channels">How many channels it makes.</param>
    /// <returns>The positions of its outputs; null where the inputs stay.</returns>
    public static int[]? Tie(AxisFlow flow, int[]? inputs, int groups, int channels)
    {
        if (inputs is null)
        {
            return null;
        }

        int size = inputs.Length / groups;
        int[] blocks = [.. Enumerable.Range(0, groups).Select(g => flow.Join(inputs.Skip(g * size).Take(size), isHead: false))];
        flow.Edit(removal =>
        {
            if (removal.Shortens(blocks))
            {
                flow.SetAttribute(NodeAttribute.Of("group", removal.Count(blocks)));
            }
        });
        return [.. Enumerable.Range(0, channels).Select(c => blocks[c / (channels / groups)])];
    }
}
