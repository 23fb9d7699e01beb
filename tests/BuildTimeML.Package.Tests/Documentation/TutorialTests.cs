using System.Text.RegularExpressions;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Documentation;

/// <summary>Does what docs/tutorial.md tells a reader to do, block by block, with the packages of this repository.</summary>
[Collection(FeedCollection.Name)]
public sealed partial class TutorialTests(Feed feed)
{
    private const string Project = "DigitReader";

    [Fact]
    public void Every_step_of_the_tutorial_works()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var shop = new Workspace(feed);
        string folder = ".";
        string item = "";
        string output = "";
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(DotNet.RepositoryRoot, "docs/tutorial.md"))))
        {
            (string kind, string text) = (block.Groups[1].Value, block.Groups[2].Value);
            if (kind == "xml")
            {
                string path = shop.PathOf($"{Project}/{Project}.csproj");
                string project = File.ReadAllText(path);
                File.WriteAllText(path, item.Length == 0 ? project.Replace("</Project>", text + "</Project>", StringComparison.Ordinal) : project.Replace(item, Element().Match(text).Value, StringComparison.Ordinal));
                item = Element().Match(text).Value;
            }
            else if (kind == "csharp")
            {
                shop.Write($"{Project}/Program.cs", text);
            }
            else
            {
                CommandResult result = shop.RunCommand(folder, "bash", "-ec", text);
                output += kind == "sh" ? result.MustSucceed().Output : result.MustFail().Output;
                Assert.All(kind.Split(' ').Skip(2), code => Assert.NotEmpty(result.Messages(code)));
                folder = text.Contains($"cd {Project}", StringComparison.Ordinal) ? Project : folder;
            }
        }

        Assert.Contains("seven: ", output, StringComparison.Ordinal);
        Assert.Contains("<OptimizedModel Include=\"digits.onnx\" Precision=", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_makes_an_application_that_runs()
    {
        using var shop = new Workspace(feed);

        shop.Run("new", "install", "BuildTimeML.Templates").MustSucceed();
        shop.Run("new", "buildtimeml", "--name", "Shop.Reader").MustSucceed();
        string output = shop.Run("run", "--project", "Shop.Reader").MustSucceed().Output;

        Assert.Contains("This is a seven.", output, StringComparison.Ordinal);
        Assert.Matches(@"\d{5} bytes instead of 320527", output);
    }

    [GeneratedRegex(@"^```(sh[^\n]*|xml|csharp)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<OptimizedModel .*?/>", RegexOptions.Singleline)]
    private static partial Regex Element();
}
