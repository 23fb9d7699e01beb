using System.Xml.Linq;
using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Tests.Reporting;

/// <summary>The page as a tree: it is well-formed XML but for its first line.</summary>
internal sealed class Page
{
    public Page(params ModelReport[] models)
    {
        Text = HtmlReport.Write(new ProjectReport("shop", models));
        Root = XElement.Parse(Text["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace);
    }

    public string Text { get; }

    public XElement Root { get; }

    public IEnumerable<XElement> All(params string[] names) => Root.Descendants().Where(e => names.Contains(e.Name.LocalName));

    public IEnumerable<XAttribute> Attributes => Root.DescendantsAndSelf().Attributes();

    public XElement? WithId(string id) => Root.Descendants().FirstOrDefault(e => (string?)e.Attribute("id") == id);
}
