using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads what an item says of how its model is delivered and loaded.</summary>
internal static class StartMetadata
{
    // What the engine optimises is for the execution provider that it runs on.
    private const string Cpu = "Cpu";

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static ModelEmbedding ReadEmbedding(ITaskItem item) => ChoiceMetadata.Read(
        item, ItemNames.Embed, ("None", ModelEmbedding.None), ("Plain", ModelEmbedding.Plain), ("Brotli", ModelEmbedding.Brotli));

    /// <summary>Whether the graph is optimised at build. Where the item names other execution providers than the CPU's, that is left to loading.</summary>
    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadSaveOptimizedGraph(ITaskItem item) =>
        ChoiceMetadata.Read(item, ItemNames.SaveOptimizedGraph, ("true", true), ("false", false))
        && item.GetMetadata(ItemNames.ExecutionProviders).Split(';').All(p => p.Trim().Length == 0 || string.Equals(p.Trim(), Cpu, StringComparison.OrdinalIgnoreCase));
}
