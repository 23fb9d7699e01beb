using BuildTimeML.Build;
using BuildTimeML.Tasks.Incremental;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class TaskMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    private string Model => Path.Combine(_folder, "a.onnx");

    public TaskMemoryTests()
    {
        File.WriteAllText(Model, "a model");
        Memory("Int8").Keep([(Model, SourceFile.Stamp(Model))], ["first", "second line\nof two"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_question_has_the_same_answer() => Assert.Equal(["first", "second line\nof two"], Memory("Int8").Recall()!);

    [Fact]
    public void Other_metadata_a_changed_file_and_a_missing_one_have_none()
    {
        Assert.Null(Memory("Int4").Recall());
        Assert.Null(Memory("Int8", ("_Mine", "1")).Recall());
        File.AppendAllText(Model, "x");
        Assert.Null(Memory("Int8").Recall());
        File.Delete(Model);
        Assert.Null(Memory("Int8").Recall());
    }

    [Fact]
    public void An_item_comes_back_with_the_metadata_it_got_as_it_was_escaped()
    {
        var model = new TaskItem("a.onnx", new Dictionary<string, string> { ["Precision"] = "Int8" });
        var resolved = new TaskItem(model);
        resolved.SetMetadata("_ModelPath", "/b%2525/a.onnx");

        string[] lines = [.. SignatureMemory.Write([new(0, resolved)], [new(0, resolved)], [new TaskItem("/weights")])];
        (var items, var variants, var inputs) = SignatureMemory.Read([model], lines);

        Assert.Equal(resolved.GetMetadata("_ModelPath"), Assert.Single(items).GetMetadata("_ModelPath"));
        Assert.Equal("Int8", Assert.Single(variants).GetMetadata("Precision"));
        Assert.Equal("/weights", Assert.Single(inputs).ItemSpec);
    }

    private TaskMemory Memory(string precision, params (string Name, string Value)[] more)
    {
        var item = new TaskItem("a.onnx");
        foreach ((string name, string value) in more.Prepend(("Precision", precision)))
        {
            item.SetMetadata(name, value);
        }

        var memory = new TaskMemory(Path.Combine(_folder, "memory"));
        memory.Ask([item]);
        return memory;
    }
}
