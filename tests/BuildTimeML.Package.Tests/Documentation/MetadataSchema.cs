using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BuildTimeML.Package.Tests.Documentation;

/// <summary>
/// Makes the XML schema of the item from the table in docs/metadata.md: MSBuild's own schemas have the types that it extends.
/// </summary>
internal static partial class MetadataSchema
{
    private const string Namespace = "http://schemas.microsoft.com/developer/msbuild/2003";
    private const string Item = "OptimizedModel";

    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    // Those whose values are words of a list.
    private static readonly HashSet<string> Choices = ["Precision", "Optimize", "CalibrationMethod", "Rounding", "Accessibility", "Fake", "Embed", "SaveOptimizedGraph", "BudgetSeverity", "PruneCriterion", "PruneScope", "Recover"];

    /// <param name="reference">The text of docs/metadata.md.</param>
    /// <param name="names">The metadata that the table has rows for.</param>
    public static string Write(string reference, IReadOnlyList<string> names)
    {
        Match[] rows = [.. Row().Matches(reference).DistinctBy(m => m.Groups["name"].Value).Where(m => names.Contains(m.Groups["name"].Value))];
        var schema = new XElement(
            Xs + "schema",
            new XAttribute(XNamespace.Xmlns + "xs", Xs),
            new XAttribute(XNamespace.Xmlns + "msb", Namespace),
            new XAttribute("targetNamespace", Namespace),
            new XAttribute("elementFormDefault", "qualified"),
            new XComment(" The OptimizedModel item, for editors that know project files by schemas. Made from the table in docs/metadata.md by a test. "),
            new XElement(Xs + "include", new XAttribute("schemaLocation", "MSBuild/Microsoft.Build.Core.xsd")),
            ItemElement([.. rows.Select(r => r.Groups["name"].Value)]),
            rows.Select(Type));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{schema.ToString().ReplaceLineEndings("\n")}\n";
    }

    private static XElement ItemElement(string[] names) => new(
        Xs + "element",
        new XAttribute("name", Item),
        new XAttribute("substitutionGroup", "msb:Item"),
        Documentation("An ONNX model that the build compresses, holds to budgets, and makes a typed class of."),
        new XElement(Xs + "complexType", new XElement(Xs + "complexContent", new XElement(
            Xs + "extension",
            new XAttribute("base", "msb:SimpleItemType"),
            new XElement(Xs + "choice", new XAttribute("minOccurs", "0"), new XAttribute("maxOccurs", "unbounded"), names.Select(n => Typed("element", n))),
            names.Select(n => Typed("attribute", n))))));

    private static XElement Typed(string kind, string name) => new(Xs + kind, new XAttribute("name", name), new XAttribute("type", $"msb:{Item}.{name}"));

    private static XElement Type(Match row)
    {
        string name = row.Groups["name"].Value;
        return new XElement(
            Xs + "simpleType",
            new XAttribute("name", $"{Item}.{name}"),
            Documentation($"{Sentence(row.Groups["meaning"].Value)} Values: {Plain(row.Groups["values"].Value)}. Default: {Plain(row.Groups["default"].Value)}."),
            Choices.Contains(name) ? Words(row.Groups["values"].Value) : Text());
    }

    // A property may stand there as well, and letters of another case.
    private static XElement Words(string values) => new(
        Xs + "union",
        new XElement(Xs + "simpleType", new XElement(
            Xs + "restriction",
            new XAttribute("base", "xs:string"),
            Word().Matches(values).Select(m => new XElement(Xs + "enumeration", new XAttribute("value", m.Groups[1].Value))))),
        new XElement(Xs + "simpleType", Text()));

    private static XElement Text() => new(Xs + "restriction", new XAttribute("base", "xs:string"));

    private static XElement Documentation(string text) => new(Xs + "annotation", new XElement(Xs + "documentation", text));

    private static string Sentence(string markdown) => Plain(markdown) is { Length: > 0 } text ? $"{char.ToUpperInvariant(text[0])}{text[1..]}." : "";

    private static string Plain(string markdown) => Link().Replace(How().Replace(markdown, ""), "$1").Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<values>.*?) \| (?<default>.*?) \| (?<meaning>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Word();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s*\(\[[^\]]*\]\([^)]*\)\)")]
    private static partial Regex How();
}
