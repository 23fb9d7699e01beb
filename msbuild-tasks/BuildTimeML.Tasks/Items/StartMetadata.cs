using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads what an item says of how its model is delivered and loaded.</summary>
internal static class StartMetadata
{
    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static ModelEmbedding ReadEmbedding(ITaskItem item) => ChoiceMetadata.Read(
        item, ItemNames.Embed, ("None", ModelEmbedding.None), ("Plain", ModelEmbedding.Plain), ("Brotli", ModelEmbedding.Brotli));

    /// <summary>Whether the graph is optimised at build, which is for the execution provider that the engine runs on there: where the item names others, that is left to loading.</summary>
    /// <param name="item">The item.</param>
    /// <param name="executionProviders">Those that the item names, as <see cref="ProviderNames"/> spells them.</param>
    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadSaveOptimizedGraph(ITaskItem item, IEnumerable<string> executionProviders) =>
        ChoiceMetadata.Read(item, ItemNames.SaveOptimizedGraph, ("true", true), ("false", false))
        && executionProviders.All(p => p == ProviderNames.Cpu);
}
