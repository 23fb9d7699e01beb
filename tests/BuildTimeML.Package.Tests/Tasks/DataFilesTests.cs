using BuildTimeML.Build;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class DataFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-data-").FullName;

    public DataFilesTests()
    {
        foreach (string file in new[] { "b.png", "a.png", "left_0/1.npy", "left_0/2.npy", "right/1.npy", "labels.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
            File.WriteAllText(Path.Combine(_folder, file), "");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Several_patterns_make_one_sorted_list()
    {
        ItemData data = Find((ItemNames.CalibrationData, "b.png; *.png"), (ItemNames.CalibrationSamples, "7"), (ItemNames.HoldBack, "12.5 %"));

        Assert.Equal(["a.png", "b.png"], Names(Assert.Single(data.Calibration)));
        Assert.Equal((7, 125), (data.MostSamples, data.HoldBack));
        Assert.Empty(data.Evaluation);
    }

    [Fact]
    public void Each_input_may_have_a_folder_under_its_name()
    {
        ItemData data = Find((ItemNames.EvaluationData, "{input}/*.npy"), (ItemNames.EvaluationLabels, "labels.txt"));

        Assert.Equal([["1.npy", "2.npy"], ["1.npy"]], data.Evaluation.Select(Names));
        Assert.Equal("labels.txt", Path.GetFileName(data.Labels));
        Assert.Equal(4, data.Files.Count());
    }

    [Fact]
    public void A_pattern_without_files_is_named_with_the_folder()
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Find((ItemNames.CalibrationData, "*.png;*.jpg"))).Error;

        Assert.Equal("BTML1041", error.Code);
        Assert.Contains("CalibrationData=\"*.png;*.jpg\" of 'net.onnx' names no file: nothing matches '*.jpg' in '" + _folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_is_not_known_is_an_error_with_the_list()
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Find((ItemNames.CalibrationData, "*.png"), (ItemNames.CalibrationMethod, "Guess"))).Error;

        Assert.Equal("BTML1029", error.Code);
        Assert.Contains("\"Halfway\" or \"MinMax\" or \"Percentile\" or \"Entropy\" or \"MeanSquaredError\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_travels_to_the_worker_as_text()
    {
        ItemData data = Find((ItemNames.CalibrationData, "*.png"), (ItemNames.EvaluationData, "{input}/*.npy"), (ItemNames.EvaluationLabels, "labels.txt"), (ItemNames.HoldBack, "0"), (ItemNames.CalibrationMethod, "entropy"));
        var request = new WorkerRequest("engine", [new WorkerItem(1, "m", "b", "o", "a", 5) { Data = data }, new WorkerItem(2, "m", "b", "o", "a", null)]);

        WorkerRequest read = WorkerRequest.Read(request.Write());

        Assert.Equal(request.Write(), read.Write());
        Assert.Equal(data.Files, read.Items[0].Data.Files);
        Assert.Equal("Entropy", read.Items[0].Data.Method);
        Assert.Equal(data.Evaluation, read.Items[0].Data.Evaluation);
        Assert.Equal((data.Labels, 0, 500), (read.Items[0].Data.Labels, read.Items[0].Data.HoldBack, read.Items[0].Data.MostSamples));
        Assert.Same(ItemData.None, read.Items[1].Data);
    }

    [Fact]
    public void A_teacher_brings_the_weights_beside_it()
    {
        using (var model = ModelReader.Read(Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx")))
        {
            ModelWriter.WriteFile(model, Path.Combine(_folder, "teacher.onnx"), ExternalData.Always);
        }

        ItemData data = Find((ItemNames.Teacher, "teacher.onnx"), (ItemNames.TrainingLabels, "labels.txt"));

        Assert.Equal(["labels.txt", "teacher.onnx", "teacher.onnx.data"], Names(data.Files));
        Assert.Equal(data.Files, ItemOf(data).Files);
        File.Delete(data.TeacherWeights[0]);
        Assert.Empty(Find((ItemNames.Teacher, "teacher.onnx")).TeacherWeights);
    }

    [Fact]
    public void What_is_no_model_has_no_weights_beside_it_and_is_left_to_the_worker() =>
        Assert.Equal(["labels.txt"], Names(Find((ItemNames.Teacher, "labels.txt")).Files));

    // As the worker gets it.
    private static ItemData ItemOf(ItemData data) =>
        WorkerRequest.Read(new WorkerRequest("engine", [new WorkerItem(1, "m", "b", "o", "a", null) { Data = data }]).Write()).Items[0].Data;

    private ItemData Find(params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem("net.onnx");
        foreach ((string name, string value) in metadata)
        {
            item.SetMetadata(name, value);
        }

        return DataFiles.Find(item, _folder, () => ["left:0", "right"]);
    }

    private static IEnumerable<string> Names(IEnumerable<string> files) => files.Select(f => Path.GetFileName(f));
}
