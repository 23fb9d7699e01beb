using Microsoft.Build.Framework;

namespace Microsoft.Build.Utilities;

/// <inheritdoc cref="ITaskItem"/>
internal sealed class TaskItem(string itemSpec, IReadOnlyDictionary<string, string> metadata) : ITaskItem
{
    private readonly Dictionary<string, string> _metadata = new(metadata, StringComparer.OrdinalIgnoreCase);

    public TaskItem(ITaskItem item)
        : this(item.ItemSpec, ((TaskItem)item)._metadata)
    {
    }

    public string ItemSpec { get; set; } = itemSpec;

    public string GetMetadata(string metadataName) => _metadata.GetValueOrDefault(metadataName, "");

    public void SetMetadata(string metadataName, string metadataValue) => _metadata[metadataName] = metadataValue;
}
