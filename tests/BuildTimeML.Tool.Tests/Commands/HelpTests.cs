using BuildTimeML.Tasks.Items;
using BuildTimeML.Tool.Commands;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("inspect")]
    [InlineData("optimize")]
    [InlineData("compare")]
    [InlineData("bench")]
    [InlineData("suggest")]
    [InlineData("prune")]
    [InlineData("distill")]
    [InlineData("train")]
    public void Help_is_what_the_golden_file_holds(string command)
    {
        string[] arguments = command.Length == 0 ? ["--help"] : [command, "--help"];

        ToolRun run = ToolRun.Of(Environment.CurrentDirectory, arguments).MustEndWith(0);

        Golden.Verify(command.Length == 0 ? "help" : $"help-{command}", run.Output);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void Every_metadata_name_is_an_option_of_optimize_or_one_that_needs_a_project()
    {
        string[] ofTheClass = [ItemNames.ClassName, ItemNames.Namespace, ItemNames.Accessibility, ItemNames.Fake, ItemNames.Embed, ItemNames.Variants];

        Assert.Equal(ItemNames.Metadata.Except(ofTheClass).Order(), MetadataDescriptions.All.Keys.Order());
    }

    [Theory]
    [InlineData("Required command was not provided.", "--json")]
    [InlineData("Unrecognized command or argument 'polish'.", "polish")]
    [InlineData("Option '--output' is required.", "optimize", "model.onnx")]
    [InlineData("--threads is a number of at least 0.", "bench", "model.onnx", "--threads", "-1")]
    [InlineData("--seconds is a number above 0, and at most 3600.", "bench", "model.onnx", "--seconds", "0")]
    public void Wrong_arguments_end_with_2_and_say_what_is_wrong(string message, params string[] arguments)
    {
        ToolRun run = ToolRun.Of(Environment.CurrentDirectory, arguments).MustEndWith(2);

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void The_documentation_shows_every_command_with_its_options()
    {
        string documentation = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "tool.md"));

        Assert.All(
            Directory.GetFiles(Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Tool.Tests", "Golden"), "help-*.verified.txt").SelectMany(File.ReadAllLines).Where(line => line.StartsWith("  --", StringComparison.Ordinal)),
            line => Assert.Contains($"`{line.Trim().Split(' ')[0]}`", documentation, StringComparison.Ordinal));
    }
}
