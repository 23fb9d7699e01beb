using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Metadata as messages quote them.</summary>
internal static class ItemText
{
    /// <returns>The name with its value, where the item has one.</returns>
    public static string Of(ITaskItem item, string name) => DataMetadata.Value(item, name) is { Length: > 0 } value ? $"{name}=\"{value}\"" : name;
}
