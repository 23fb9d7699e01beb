using BuildTimeML.Build;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Locking;

public sealed class ProjectLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("app.models.lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_build_writes_down_what_it_made_of_what_and_the_same_again_changes_nothing()
    {
        using var samples = new HeadlineSamples(25);
        using BuildFixture first = Build(samples);
        byte[] written = File.ReadAllBytes(Path);
        LockedModel locked = Assert.Single(LockFile.Load(Path));

        Assert.Equal(("model", "Int8Static", first.Manifest.AssetSize), (locked.Name, locked.Precision, locked.Size));
        Assert.All([locked.Source, locked.Data, locked.Options, locked.Tool], hash => Assert.Equal(64, hash.Length));
        Assert.NotNull(locked.Sqnr);
        Assert.Equal(BuildTimeML.Runtime.OnnxRuntimeEngine.Version, locked.Engine);

        File.SetLastWriteTimeUtc(Path, DateTime.UnixEpoch);
        using BuildFixture again = Build(samples);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path));
        Assert.Equal(written, File.ReadAllBytes(Path));
        Assert.DoesNotContain(again.Warnings, w => w.Code == BuildErrors.LockDeviates.Code);
    }

    [Fact]
    public void What_was_chosen_is_not_chosen_anew_while_the_inputs_are_the_same()
    {
        using BuildFixture chosen = Build(precision: "Int8");
        LockedModel locked = Assert.Single(LockFile.Load(Path));
        string other = locked.Precision == "Int8WeightOnly" ? "Int8Dynamic" : "Int8WeightOnly";
        LockFile.Put(Path, locked with { Precision = other, Size = 0 });

        using BuildFixture taken = Build(precision: "Int8");
        using var declared = new BuildFixture(Models.Agnews, other, input: HeadlineSamples.Input);
        declared.Build();
        Assert.Contains($"'Models/net.onnx' becomes {other}, as the lock file says", taken.Infos);
        Assert.Equal(File.ReadAllBytes(declared.Item.OutputPath), File.ReadAllBytes(taken.Item.OutputPath));

        LockFile.Put(Path, locked with { Precision = other, Source = "another model" });
        using BuildFixture anew = Build(precision: "Int8");
        Assert.Equal(File.ReadAllBytes(chosen.Item.OutputPath), File.ReadAllBytes(anew.Item.OutputPath));
        Assert.Empty(anew.Warnings);
        Assert.Equal(locked, Assert.Single(LockFile.Load(Path)) with { Latency = locked.Latency });
    }

    [Fact]
    public void What_deviates_is_a_warning_and_the_file_is_brought_up_to_date()
    {
        using BuildFixture first = Build();
        LockedModel locked = Assert.Single(LockFile.Load(Path));
        LockFile.Put(Path, locked with { Size = locked.Size / 2 });

        using BuildFixture second = Build();

        BuildError warning = Assert.Single(second.Warnings, w => w.Code == BuildErrors.LockDeviates.Code);
        Assert.Contains("size ", warning.Message, StringComparison.Ordinal);
        Assert.Equal(locked.Size, Assert.Single(LockFile.Load(Path)).Size);
    }

    [Fact]
    public void A_check_writes_nothing_and_fails_on_what_deviates_and_on_what_is_missing()
    {
        using BuildFixture first = Build();
        LockedModel locked = Assert.Single(LockFile.Load(Path));
        Build(isCheck: true).Dispose();

        (LockedModel Written, string Says)[] cases =
        [
            (locked with { Size = locked.Size / 2 }, "size "),
            (locked with { Source = "x", Options = "y" }, "it is made from another model and other options"),
            (locked with { Name = "another" }, "it is not in the file"),
        ];
        foreach ((LockedModel written, string says) in cases)
        {
            File.Delete(Path);
            LockFile.Put(Path, written);
            byte[] before = File.ReadAllBytes(Path);
            BuildError error = Assert.Throws<BuildErrorException>(() => Build(isCheck: true)).Error;
            Assert.Equal(BuildErrors.LockNotKept.Code, error.Code);
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(Path));
        }
    }

    [Fact]
    public void A_file_that_was_not_merged_is_named_with_its_line()
    {
        File.WriteAllText(Path, "buildtimeml-lock 1\n<<<<<<< ours\n");

        BuildError error = Assert.Throws<BuildErrorException>(() => Build()).Error;

        Assert.Equal(BuildErrors.ModelUnreadable.Code, error.Code);
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    private BuildFixture Build(HeadlineSamples? samples = null, string precision = "Int8WeightOnly", bool isCheck = false)
    {
        var fixture = new BuildFixture(Models.Agnews, samples is null ? precision : "Int8Static", input: HeadlineSamples.Input);
        fixture.Item = fixture.Item with { Data = samples?.Data ?? ItemData.None };

        // Times on a machine that runs other tests beside this one are no matter of it.
        fixture.Build(null, new ProjectLock(new LockRequest(Path, isCheck, "latency=100")));
        return fixture;
    }
}
