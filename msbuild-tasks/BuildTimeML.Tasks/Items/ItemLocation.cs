using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Where an item, or one of its metadata, stands in its project file. MSBuild tells a task the file, never the line.</summary>
internal sealed record ItemLocation(string File, int Line, int Column)
{
    /// <summary>Line 0 where the element cannot be found, as for an item that a target made.</summary>
    /// <param name="item">The item.</param>
    /// <param name="metadata">What of it is looked for; where the element has none of that name, it is the element itself.</param>
    public static ItemLocation Of(ITaskItem item, string? metadata = null)
    {
        string file = item.GetMetadata(ResolvedModel.Project) is { Length: > 0 } kept ? kept : item.GetMetadata("DefiningProjectFullPath");
        try
        {
            return file.Length > 0 && Find(file, item) is { } element && Find(element, metadata) is IXmlLineInfo line && line.HasLineInfo()
                ? new ItemLocation(file, line.LineNumber, line.LinePosition)
                : new ItemLocation(file, 0, 0);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return new ItemLocation(file, 0, 0);
        }
    }

    private static XElement? Find(string file, ITaskItem item)
    {
        List<XElement> elements =
        [
            .. XDocument.Load(file, LoadOptions.SetLineInfo).Descendants().Where(e => e.Name.LocalName == ItemNames.OptimizedModel && e.Attribute("Include") is not null),
        ];

        // Two items may include one file: then their metadata tell them apart. An Include may also hold properties or
        // wildcards: then the nearest match is the file's name, then the only element.
        string path = Normalize(item.ItemSpec);
        List<XElement> including = [.. elements.Where(e => Includes(e).Contains(path, StringComparer.Ordinal))];
        return including.FirstOrDefault(e => HasMetadataOf(e, item))
            ?? including.FirstOrDefault()
            ?? elements.FirstOrDefault(e => Includes(e).Any(include => Path.GetFileName(include) == Path.GetFileName(path)))
            ?? (elements.Count == 1 ? elements[0] : null);
    }

    private static XObject Find(XElement element, string? metadata) =>
        (XObject?)element.Attributes().FirstOrDefault(a => IsCalled(a.Name, metadata))
            ?? element.Elements().FirstOrDefault(e => IsCalled(e.Name, metadata))
            ?? element;

    private static bool IsCalled(XName name, string? metadata) => string.Equals(name.LocalName, metadata, StringComparison.OrdinalIgnoreCase);

    private static bool HasMetadataOf(XElement element, ITaskItem item) => ItemNames.Metadata.All(name =>
        (element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "") == item.GetMetadata(name));

    private static IEnumerable<string> Includes(XElement element) => element.Attribute("Include")!.Value.Split(';').Select(Normalize);

    private static string Normalize(string path) => path.Trim().Replace('\\', '/');
}
