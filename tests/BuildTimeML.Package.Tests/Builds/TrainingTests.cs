using System.Text;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>A model that is pruned and trained, ahead of a build and in one.</summary>
[Collection(FeedCollection.Name)]
public sealed class TrainingTests(Feed feed)
{
    private const string Model = "Models/digits.trained.onnx";

    [Fact]
    public void What_was_trained_ahead_is_what_every_build_takes_until_an_input_changes()
    {
        using var project = new ThrowawayProject(feed, Item("epochs=1; batchSize=8"));
        project.AddDigitsModel();
        for (int i = 0; i < 24; i++)
        {
            Image(project, i);
        }

        CommandResult training = project.Run("build", "--nologo", "-tl:off", "-t:TrainModels", "-restore").MustSucceed();
        Assert.Contains("'digits.onnx' is trained: Distill over 1 epochs", training.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(project.PathOf(Model)));
        Assert.True(File.Exists(project.PathOf(Model + ".training")));
        Assert.False(Directory.Exists(project.PathOf("bin")));

        // How much memory that took is told of a process that does nothing else.
        long[] memory = [.. File.ReadLines(project.PathOf(Model + ".training")).Single(l => l.StartsWith("memory ", StringComparison.Ordinal)).Split(' ').Skip(1).Select(long.Parse)];
        Assert.True(memory.Length == 3 && Array.TrueForAll(memory, m => m > 0));
        Assert.False(File.Exists(Path.Combine(project.Intermediate, "Shop.Digits.onnx")));

        // As in a clone that has the committed model.
        Directory.Delete(project.PathOf("obj"), recursive: true);
        const string check = "-p:OptimizedModelTraining=Check";
        CommandResult build = project.Build(check).MustSucceed();
        Assert.Contains("'digits.onnx' is trained already: Distill over 1 epochs", build.Output, StringComparison.Ordinal);
        Assert.Contains("of the multiply-adds are left", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(project.Intermediate, "Shop.Digits.onnx")).Length, 1, new FileInfo(project.PathOf("digits.onnx")).Length / 2);

        // Nothing to do, and then another training.
        File.Delete(project.WorkerLog);
        project.Build("--no-restore", check).MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));
        project.Items(Item("epochs=2; batchSize=8"));
        CommandResult refused = project.Build("--no-restore", check).MustFail();
        Assert.Contains(refused.Messages("BTML1103"), m => m.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6)", StringComparison.Ordinal) && m.Contains("the training changed", StringComparison.Ordinal));
        Assert.Contains("'digits.onnx' is trained: Distill over 2 epochs", project.Build("--no-restore").MustSucceed().Output, StringComparison.Ordinal);
        Assert.Contains("\"bestEpoch\"", File.ReadAllText(Path.Combine(project.Intermediate, "report.json")), StringComparison.Ordinal);
    }

    private static string Item(string training) =>
        $"""    <OptimizedModel Include="digits.onnx" PruneChannels="50 %" Recover="Distill" TrainingData="Data/*.pgm" Preprocess="image: scale=1/255" Training="{training}" TrainedModel="{Model}" />""";

    private static void Image(ThrowawayProject project, int seed)
    {
        byte[] pixels = new byte[28 * 28];
        new Random(seed).NextBytes(pixels);
        Directory.CreateDirectory(project.PathOf("Data"));
        byte[] file = [.. Encoding.ASCII.GetBytes("P5\n28 28\n255\n"), .. pixels];
        File.WriteAllBytes(project.PathOf($"Data/{seed:00}.pgm"), file);
    }
}
