using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training.Kept;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Caching;

public sealed class BuildKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildFixture _fixture;

    public BuildKeyTests()
    {
        File.WriteAllText(_folder.File("net.onnx"), "a model");
        File.WriteAllText(_folder.File("net.data"), "weights");
        File.WriteAllText(_folder.File("a.npy"), "samples");
        File.WriteAllText(_folder.File("b.npy"), "more");
        _fixture = new BuildFixture(_folder.File("net.onnx"), "Int8", weights: "net.data");
        _fixture.Item = _fixture.Item with { Data = ItemData.None with { Calibration = [[_folder.File("a.npy"), _folder.File("b.npy")]] } };
    }

    private string Key => KeyOf(_fixture.Item);

    public void Dispose()
    {
        _fixture.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("net.onnx")]
    [InlineData("net.data")]
    [InlineData("b.npy")]
    public void Each_file_counts_by_its_content(string file)
    {
        string before = Key;
        File.SetLastWriteTimeUtc(_folder.File(file), DateTime.UtcNow.AddDays(-1));
        Assert.Equal(before, Key);
        File.WriteAllText(_folder.File(file), "other");
        Assert.NotEqual(before, Key);
    }

    [Theory]
    [InlineData("teacher.onnx")]
    [InlineData("teacher.data")]
    public void A_training_rests_on_its_teacher_and_on_the_weights_beside_that(string file)
    {
        File.WriteAllText(_folder.File("teacher.onnx"), "a teacher");
        File.WriteAllText(_folder.File("teacher.data"), "what it knows");
        WorkerItem item = _fixture.Item with { Data = _fixture.Item.Data with { Teacher = _folder.File("teacher.onnx"), TeacherWeights = [_folder.File("teacher.data")] } };
        (string key, string training) = (KeyOf(item), TrainingKey.Of(item, _fixture.Manifest));
        File.Copy(_folder.File("teacher.data"), _folder.File("moved.data"));
        Assert.Equal(training, TrainingKey.Of(item with { Data = item.Data with { TeacherWeights = [_folder.File("moved.data")] } }, _fixture.Manifest));

        File.WriteAllText(_folder.File(file), "other");

        Assert.NotEqual(key, KeyOf(item));
        Assert.NotEqual(training, TrainingKey.Of(item, _fixture.Manifest));
    }

    [Fact]
    public void What_a_model_is_measured_with_does_not_count_for_its_training()
    {
        string before = TrainingKey.Of(_fixture.Item, _fixture.Manifest);

        Assert.Equal(before, TrainingKey.Of(_fixture.Item with { Data = _fixture.Item.Data with { Evaluation = [[_folder.File("b.npy")]], Labels = _folder.File("b.npy") } }, _fixture.Manifest));
        Assert.NotEqual(before, TrainingKey.Of(_fixture.Item with { Data = _fixture.Item.Data with { Training = [[_folder.File("b.npy")]] } }, _fixture.Manifest));
    }

    [Fact]
    public void A_file_is_hashed_once_while_its_size_and_time_stand()
    {
        string file = _folder.File("a.npy");
        DateTime written = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(file, written);
        string before = InputHash.Sha256(file);
        File.WriteAllText(file, "SAMPLES");
        File.SetLastWriteTimeUtc(file, written);

        Assert.Equal(before, InputHash.Sha256(file));
        File.SetLastWriteTimeUtc(file, written.AddSeconds(1));
        Assert.NotEqual(before, InputHash.Sha256(file));
        Assert.Equal(FileHash.Sha256(file), InputHash.Sha256(file));
    }

    [Fact]
    public void What_the_item_asks_for_counts()
    {
        WorkerItem item = _fixture.Item;
        WorkerItem[] others =
        [
            item with { MaxSize = 5 }, item with { OptimizeSize = false }, item with { Provider = "Cuda" }, item with { SaveOptimizedGraph = true },
            item with { Limits = QualityLimits.None with { MinSqnr = 30 } }, item with { Data = item.Data with { MostSamples = 9 } },
            item with { Data = item.Data with { Calibration = [[_folder.File("b.npy"), _folder.File("a.npy")]] } },
        ];
        List<string> keys = [Key, .. others.Select(o => KeyOf(o))];
        _fixture.Change(m => m with { Precision = "Int4" });
        keys.Add(Key);
        _fixture.Change(m => m with { Embedding = ModelEmbedding.Brotli });
        keys.Add(Key);
        keys.Add(BuildKey.Of(item, _fixture.Manifest).For("another tool", "machine", null));
        keys.Add(BuildKey.Of(item, _fixture.Manifest).For("tool", "machine", new LockedChoice("Int4", new HashSet<string>())));

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(null, null, null, null, true)]
    [InlineData(0.8, null, null, null, false)]
    [InlineData(null, 8.0, null, null, false)]
    [InlineData(null, null, 8.0, null, false)]
    [InlineData(null, null, null, 8e6, false)]
    public void The_machine_counts_where_budgets_are_of_it(double? ratio, double? latency, double? load, double? memory, bool isSame)
    {
        WorkerItem item = _fixture.Item with { Costs = new CostLimits(1e6, ratio, latency, load, memory) };

        Assert.Equal(isSame, KeyOf(item, "fast") == KeyOf(item, "slow"));
        Assert.NotEmpty(BuildMachine.Kind.Split(", ")[0]);
    }

    [Fact]
    public void Names_and_places_do_not_count()
    {
        string before = Key;
        foreach (string file in new[] { "net.onnx", "net.data", "a.npy", "b.npy" })
        {
            Directory.CreateDirectory(_folder.File("elsewhere"));
            File.Copy(_folder.File(file), Path.Combine(_folder.File("elsewhere"), file));
        }

        _fixture.Change(m => m with { ClassName = "Other", Namespace = "", HasFake = true, Source = m.Source with { Path = "net.onnx" }, SourceWeights = EquatableArray.Of(new ModelFile("net.data", 0, "")) });
        string elsewhere = _folder.File("elsewhere");
        WorkerItem moved = _fixture.Item with
        {
            Id = 9,
            ModelPath = Path.Combine(elsewhere, "net.onnx"),
            OutputPath = "/x.onnx",
            AssetPath = "x",
            Data = _fixture.Item.Data with { Calibration = [[Path.Combine(elsewhere, "a.npy"), Path.Combine(elsewhere, "b.npy")]] },
        };

        Assert.Equal(before, KeyOf(moved));
    }

    [Fact]
    public void The_extension_of_samples_counts_which_says_how_they_are_read()
    {
        string before = Key;
        File.Copy(_folder.File("b.npy"), _folder.File("b.csv"));

        Assert.NotEqual(before, KeyOf(_fixture.Item with { Data = _fixture.Item.Data with { Calibration = [[_folder.File("a.npy"), _folder.File("b.csv")]] } }));
    }

    [Fact]
    public void A_key_holds_until_a_file_changes()
    {
        BuildKey key = BuildKey.Of(_fixture.Item, _fixture.Manifest);
        Assert.True(key.StillHolds);
        File.AppendAllText(_folder.File("b.npy"), "x");
        Assert.False(key.StillHolds);
    }

    private string KeyOf(WorkerItem item, string machine = "machine") => BuildKey.Of(item, _fixture.Manifest).For("tool", machine, null);
}
