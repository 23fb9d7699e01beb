using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ItemLocationTests : IDisposable
{
    private readonly string _project = Path.Combine(Directory.CreateTempSubdirectory("buildtimeml-location-").FullName, "app.csproj");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_project)!, recursive: true);

    [Theory]
    [InlineData("a.onnx", 3)]
    [InlineData("models/b.onnx", 4)]
    [InlineData("models\\b.onnx", 4)]
    [InlineData("globbed/c.onnx", 0)]
    public void The_element_that_includes_the_file_is_found(string include, int line)
    {
        File.WriteAllText(_project, """
            <Project>
              <ItemGroup>
                <OptimizedModel Include="a.onnx" />
                <OptimizedModel Include="x.onnx; models\b.onnx" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(line, ItemLocation.Of(Item(include)).Line);
    }

    [Fact]
    public void Two_items_of_one_file_are_told_apart_by_their_metadata()
    {
        File.WriteAllText(_project, """
            <Project>
              <ItemGroup>
                <OptimizedModel Include="a.onnx" ClassName="First" />
                <OptimizedModel Include="a.onnx">
                  <ClassName>Second</ClassName>
                </OptimizedModel>
              </ItemGroup>
            </Project>
            """);
        TaskItem second = Item("a.onnx");
        second.SetMetadata("ClassName", "Second");

        Assert.Equal(4, ItemLocation.Of(second).Line);
    }

    [Theory]
    [InlineData("Owner", 4, 21)]
    [InlineData("precison", 5, 8)]
    [InlineData("MaxSize", 3, 6)]
    public void What_is_wrong_with_one_value_is_told_where_that_stands(string metadata, int line, int column)
    {
        File.WriteAllText(_project, """
            <Project>
              <ItemGroup>
                <OptimizedModel Include="a.onnx"
                                Owner="me">
                  <Precison>Int8</Precison>
                </OptimizedModel>
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(new ItemLocation(_project, line, column), ItemLocation.Of(Item("a.onnx"), metadata));
    }

    [Fact]
    public void The_only_element_is_meant_whatever_it_includes()
    {
        File.WriteAllText(_project, """
            <Project>
              <ItemGroup>
                <OptimizedModel Include="$(Models)/*.onnx" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(new ItemLocation(_project, 3, 6), ItemLocation.Of(Item("globbed/c.onnx")));
    }

    [Fact]
    public void A_file_that_is_no_xml_gives_no_line()
    {
        File.WriteAllText(_project, "not xml");

        Assert.Equal(new ItemLocation(_project, 0, 0), ItemLocation.Of(Item("a.onnx")));
    }

    private TaskItem Item(string include) => new(include, new Dictionary<string, string> { [ResolvedModel.Project] = _project });
}
