using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Package.Tests.Documentation;

public sealed class MetadataSchemaTests
{
    private static readonly string Schema = Path.Combine(DotNet.RepositoryRoot, "msbuild-tasks/BuildTimeML.Package/buildTransitive/BuildTimeML.xsd");

    // As much of MSBuild's own schema as the item builds on.
    private const string Core = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:msb="http://schemas.microsoft.com/developer/msbuild/2003"
                   targetNamespace="http://schemas.microsoft.com/developer/msbuild/2003" elementFormDefault="qualified">
          <xs:element name="Item" type="msb:SimpleItemType" abstract="true" />
          <xs:complexType name="SimpleItemType"><xs:attribute name="Include" type="xs:string" /></xs:complexType>
          <xs:element name="ItemGroup">
            <xs:complexType><xs:sequence><xs:element ref="msb:Item" maxOccurs="unbounded" /></xs:sequence></xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    /// <summary>With BUILDTIMEML_ACCEPT_SNAPSHOTS=1 the schema is written anew, but never where CI=true.</summary>
    [Fact]
    public void The_schema_is_what_the_reference_says()
    {
        string expected = MetadataSchema.Write(File.ReadAllText(Path.Combine(DotNet.RepositoryRoot, "docs/metadata.md")).ReplaceLineEndings("\n"), ItemNames.Metadata);
        if (Environment.GetEnvironmentVariable("BUILDTIMEML_ACCEPT_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(Schema, expected);
        }

        Assert.Equal(expected, File.ReadAllText(Schema).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_name_is_in_the_schema_as_attribute_and_as_element()
    {
        XElement[] schema = [.. XElement.Load(Schema).Descendants()];

        foreach (string kind in new[] { "attribute", "element" })
        {
            Assert.Equal(
                ItemNames.Metadata.Order(),
                schema.Where(e => e.Name.LocalName == kind && e.Attribute("type") is not null).Select(e => e.Attribute("name")!.Value).Order());
        }
    }

    [Theory]
    [InlineData("""<OptimizedModel Include="a.onnx" Precision="Int8" MaxSize="2 MB" />""", true)]
    [InlineData("""<OptimizedModel Include="a.onnx"><Precision>$(P)</Precision><Labels>a.txt</Labels></OptimizedModel>""", true)]
    [InlineData("""<OptimizedModel Include="a.onnx" Precison="Int8" />""", false)]
    [InlineData("""<OptimizedModel Include="a.onnx"><Precison>Int8</Precison></OptimizedModel>""", false)]
    public void An_editor_that_checks_by_it_accepts_right_items_and_no_others(string item, bool isRight)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        schemas.Add(null, XmlReader.Create(new StringReader(Core)));
        schemas.Add(null, XmlReader.Create(new StringReader(File.ReadAllText(Schema).Replace("""<xs:include schemaLocation="MSBuild/Microsoft.Build.Core.xsd" />""", "", StringComparison.Ordinal))));
        schemas.Compile();
        var problems = new List<string>();

        XDocument.Parse($"""<ItemGroup xmlns="http://schemas.microsoft.com/developer/msbuild/2003">{item}</ItemGroup>""").Validate(schemas, (_, e) => problems.Add(e.Message));

        Assert.Equal(isRight, problems.Count == 0);
    }
}
