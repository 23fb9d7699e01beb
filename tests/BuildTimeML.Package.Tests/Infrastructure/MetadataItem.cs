using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>Items with metadata, written as <c>name=value</c> with '|' between them.</summary>
internal static class MetadataItem
{
    public static TaskItem Of(string metadata)
    {
        var item = new TaskItem("mnist-mobilenet.onnx");
        foreach (string[] pair in metadata.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            item.SetMetadata(pair[0], pair[1]);
        }

        return item;
    }
}
