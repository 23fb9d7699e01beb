using System.Text;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Samples that an item names, from the project file to the worker.</summary>
[Collection(FeedCollection.Name)]
public sealed class DataTests(Feed feed)
{
    private const string Item = """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" Optimize="Size" CalibrationData="Data/**/*.pgm" Preprocess="image: scale=1/255" />""";

    [Fact]
    public void A_model_is_made_again_when_its_samples_change_and_only_then()
    {
        using ThrowawayProject project = WithImages(Item, 12);
        CommandResult first = project.Build().MustSucceed();
        Assert.Contains("'digits.onnx' is calibrated with 10 of the 12 samples of CalibrationData, and 2 are held back to evaluate on", first.Output, StringComparison.Ordinal);
        Assert.Contains("preprocess \"image\" 28 28 nchw gray stretch 0 0 0.003921568627450980392157 1 0 1 1", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")), StringComparison.Ordinal);

        // Nothing changed, or only the time of a file.
        Assert.False(Rebuilds());
        File.SetLastWriteTimeUtc(project.PathOf("Data/3.pgm"), DateTime.UtcNow);
        Assert.False(Rebuilds());

        // Other content, a file more, a file less.
        Image(project, "Data/3.pgm", 99);
        Assert.True(Rebuilds());
        Image(project, "Data/more/x.pgm", 7);
        Assert.True(Rebuilds());
        Assert.False(Rebuilds());
        File.Delete(project.PathOf("Data/0.pgm"));
        Assert.True(Rebuilds());

        bool Rebuilds()
        {
            File.Delete(project.WorkerLog);
            project.Build("--no-restore").MustSucceed();
            return File.Exists(project.WorkerLog);
        }
    }

    [Fact]
    public void What_is_wrong_with_samples_is_said_at_the_item()
    {
        (string Metadata, string Code, string Text)[] cases =
        [
            ("CalibrationData=\"Nowhere/*.png\"", "BTML1041", "nothing matches 'Nowhere/*.png' in '"),
            ("CalibrationData=\"broken.pgm\" Preprocess=\"image: scale=1/255\"", "BTML1042", "'broken.pgm', which CalibrationData of 'digits.onnx' names, cannot be used: byte 2"),
            ("CalibrationData=\"Data/*.pgm\"", "BTML1042", "'Data/0.pgm', which CalibrationData of 'digits.onnx' names, cannot be used: image: the item does not say how 'image' (float32 [batch, 1, 28, 28]) is made of an image"),
            ("CalibrationData=\"wrong.csv\"", "BTML1042", "does not fit the input 'image', which is float32 [batch, 1, 28, 28]"),
            ("EvaluationData=\"Data/*.pgm\" Preprocess=\"image: scale=1/255\" EvaluationLabels=\"labels.txt\"", "BTML1042", "'labels.txt', which EvaluationLabels of 'digits.onnx' names, cannot be used: line 2: 'seven' is no class"),
        ];
        using ThrowawayProject project = WithImages(
            string.Join('\n', cases.Select((c, i) => $"""    <OptimizedModel Include="digits.onnx" ClassName="C{i}" {c.Metadata} />""")), 3);
        project.Write("broken.pgm", "P5 999999 999999 255\n");
        project.Write("wrong.csv", "1,2,3\n");
        project.Write("labels.txt", "3\nseven\n1\n");

        CommandResult result = project.Build().MustFail();

        for (int i = 0; i < cases.Length; i++)
        {
            string place = $"app.csproj({ThrowawayProject.FirstItemLine + i},6): error {cases[i].Code}: ";
            Assert.Contains(result.Messages(cases[i].Code), m => m.Contains(place, StringComparison.Ordinal) && m.Contains(cases[i].Text, StringComparison.Ordinal));
        }
    }

    private ThrowawayProject WithImages(string items, int count)
    {
        var project = new ThrowawayProject(feed, items);
        project.AddDigitsModel();
        for (int i = 0; i < count; i++)
        {
            Image(project, $"Data/{i}.pgm", i);
        }

        return project;
    }

    private static void Image(ThrowawayProject project, string path, int seed)
    {
        byte[] pixels = new byte[28 * 28];
        new Random(seed).NextBytes(pixels);
        Directory.CreateDirectory(Path.GetDirectoryName(project.PathOf(path))!);
        byte[] file = [.. Encoding.ASCII.GetBytes("P5\n28 28\n255\n"), .. pixels];
        File.WriteAllBytes(project.PathOf(path), file);
    }
}
