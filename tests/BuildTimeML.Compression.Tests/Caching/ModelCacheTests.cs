using BuildTimeML.Build;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Caching;

public sealed class ModelCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ModelCache Cache => new(new CacheSettings(_folder.Path, CacheSettings.DefaultMaxSize), Helpers.Worker.EnginePath);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Another_project_takes_the_same_model_under_its_own_names_and_hears_the_same()
    {
        using var samples = new HeadlineSamples(25);
        using var first = new BuildFixture(Models.Agnews, "Int8Static", input: HeadlineSamples.Input);
        first.Item = first.Item with { Data = samples.Data };
        first.Build(Cache);
        using var second = new BuildFixture(Models.Agnews, "Int8Static", input: HeadlineSamples.Input, name: "Shop.News");
        second.Item = second.Item with { Data = samples.Data, Id = 3 };
        second.Change(m => m with { ClassName = "News", Namespace = "Shop", Source = m.Source with { Path = "Text/news.onnx" }, HasFake = true, Accessibility = ClassAccessibility.Internal });
        second.Build(Cache);

        Assert.Contains("reading", first.Phases);
        Assert.Empty(second.Phases);
        Assert.Equal(File.ReadAllBytes(first.Item.OutputPath), File.ReadAllBytes(second.Item.OutputPath));
        Assert.Equal(["Shop.News.btml", "Shop.News.onnx"], second.Files);
        Assert.NotEmpty(first.Manifest.Measurements);
        Assert.Equal(
            first.Manifest with
            {
                ClassName = "News",
                Namespace = "Shop",
                Source = first.Manifest.Source with { Path = "Text/news.onnx" },
                HasFake = true,
                Accessibility = ClassAccessibility.Internal,
                Asset = first.Manifest.Asset! with { Path = "BuildTimeML/App/Shop.News.onnx" },
            },
            second.Manifest);
        Assert.Contains(first.Infos, i => i.StartsWith("'Models/net.onnx' is calibrated with", StringComparison.Ordinal));
        Assert.Equal([.. first.Infos.Select(i => i.Replace("Models/net.onnx", "Text/news.onnx", StringComparison.Ordinal)), "what 'Text/news.onnx' becomes was in the cache"], second.Infos);
    }

    [Fact]
    public void Warnings_are_given_again()
    {
        string model = _folder.File("plain.onnx");
        File.WriteAllBytes(model, Compressed.Bytes(new GraphBuilder(1, 4).Node("Relu", ["x"], "y").Build()));
        using var first = new BuildFixture(model, "Int8WeightOnly");
        first.Build(Cache);
        using var second = new BuildFixture(model, "Int8WeightOnly");
        second.Build(Cache);

        Assert.Equal("BTML2001", Assert.Single(first.Warnings).Code);
        Assert.Equal(first.Warnings, second.Warnings);
        Assert.Empty(second.Phases);
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("model.onnx")]
    public void A_damaged_entry_is_made_again(string file)
    {
        using var first = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        first.Build(Cache);
        string damaged = Directory.GetFiles(_folder.Path, file, SearchOption.AllDirectories).Single();
        byte[] content = File.ReadAllBytes(damaged);
        File.WriteAllBytes(damaged, [.. content[..^9], (byte)(content[^9] ^ 1), .. content[^8..]]);

        using var second = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        second.Build(Cache);
        using var third = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        third.Build(Cache);

        Assert.Contains("reading", second.Phases);
        Assert.Contains("the entry of 'Models/net.onnx' in the cache is damaged, so it is made again", second.Infos);
        Assert.Empty(third.Phases);
        Assert.Equal(File.ReadAllBytes(first.Item.OutputPath), File.ReadAllBytes(third.Item.OutputPath));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Brotli")]
    public void Files_beside_the_model_are_those_of_a_build_without_a_cache(string embedding)
    {
        const int Side = 2304;
        string model = _folder.File("large.onnx");
        File.WriteAllBytes(model, Compressed.Bytes(new GraphBuilder(1, Side).Weight("w", Side, Side).Node("MatMul", ["x", "w"], "h").Node("Relu", ["h"], "y").Build()));
        using BuildFixture first = Build(Cache, "first");
        using BuildFixture other = Build(Cache, "other");
        using BuildFixture alone = Build(null, "other");

        Assert.Empty(other.Phases);
        Assert.Equal(embedding == "None", other.Manifest.AssetWeights is not null);
        Assert.Equal(3, other.Files.Length);
        Assert.Equal(alone.Files, other.Files);
        Assert.All(alone.Files, f => Assert.Equal(File.ReadAllBytes(PathIn(alone, f)), File.ReadAllBytes(PathIn(other, f))));

        BuildFixture Build(ModelCache? cache, string name)
        {
            var fixture = new BuildFixture(model, "Float32", name: name);
            fixture.Item = fixture.Item with { SaveOptimizedGraph = true };
            fixture.Change(m => m with { Embedding = Enum.Parse<ModelEmbedding>(embedding) });
            fixture.Build(cache);
            return fixture;
        }

        static string PathIn(BuildFixture fixture, string file) => Path.Combine(Path.GetDirectoryName(fixture.Item.OutputPath)!, file);
    }

    [Fact]
    public void Entries_used_longest_ago_go_first()
    {
        string[] precisions = ["Int8WeightOnly", "Float16", "BFloat16"];
        long size = 0;
        foreach (string precision in precisions)
        {
            size = Math.Max(size, Build(precision, CacheSettings.DefaultMaxSize).Size);
        }

        string[] entries = Directory.GetDirectories(_folder.File("entries"));
        Assert.Equal(3, entries.Length);
        Assert.True(Build(precisions[0], CacheSettings.DefaultMaxSize).Hit);

        // Room for three of them: the fourth takes the place of the second, since the first was used again.
        Assert.False(Build("Int8Dynamic", 3 * size + 3 * 4096).Hit);
        Assert.True(Build(precisions[0], CacheSettings.DefaultMaxSize).Hit);
        Assert.False(Build(precisions[1], CacheSettings.DefaultMaxSize).Hit);

        (bool Hit, long Size) Build(string precision, long maxSize)
        {
            using var fixture = new BuildFixture(Models.MobileNet, precision);
            fixture.Build(new ModelCache(new CacheSettings(_folder.Path, maxSize), Helpers.Worker.EnginePath));
            return (fixture.Phases.Count == 0, fixture.Manifest.AssetSize);
        }
    }

    [Fact]
    public void A_model_of_samples_that_changed_meanwhile_is_not_kept()
    {
        using var samples = new HeadlineSamples(25);
        using var fixture = new BuildFixture(Models.Agnews, "Int8Static", input: HeadlineSamples.Input);
        fixture.Item = fixture.Item with { Data = samples.Data };
        fixture.PhaseBegins = phase =>
        {
            if (phase == "running the original")
            {
                File.SetLastWriteTimeUtc(samples.Data.Files.First(), DateTime.UtcNow.AddDays(-1));
            }
        };

        fixture.Build(Cache);

        Assert.Equal(ManifestStage.Complete, fixture.Manifest.Stage);
        Assert.Empty(Directory.GetDirectories(_folder.File("entries")));
    }

    [Fact]
    public void What_a_killed_build_left_of_an_entry_goes_when_it_is_made_again()
    {
        string model = _folder.File("plain.onnx");
        File.WriteAllBytes(model, Compressed.Bytes(new GraphBuilder(1, 4).Node("Relu", ["x"], "y").Build()));
        Build();
        string entry = Assert.Single(Directory.GetDirectories(_folder.File("entries")));
        Directory.Move(entry, entry + ".killed.tmp");

        Build();

        Assert.Equal([entry], Directory.GetDirectories(_folder.File("entries")));

        void Build()
        {
            using var fixture = new BuildFixture(model, "Float32");
            fixture.Build(Cache);
        }
    }

    [Fact]
    public void A_cache_that_cannot_be_written_fails_no_build()
    {
        File.WriteAllText(_folder.File("file"), "");
        using var fixture = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        fixture.Build(new ModelCache(new CacheSettings(_folder.File("file"), 1_000_000), Helpers.Worker.EnginePath));

        Assert.Contains(fixture.Infos, i => i.StartsWith("the cache of optimised models cannot be used: ", StringComparison.Ordinal));
        Assert.Equal(ManifestStage.Complete, fixture.Manifest.Stage);
    }
}
