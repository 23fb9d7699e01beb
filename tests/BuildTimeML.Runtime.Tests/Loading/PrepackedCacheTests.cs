using System.Security.Cryptography;

namespace BuildTimeML.Runtime.Tests.Loading;

public sealed class PrepackedCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    private string Cache => Path.Combine(_folder, "cache");

    private string ModelPath => Path.Combine(_folder, "digits.onnx");

    private string Entry => Assert.Single(Directory.GetDirectories(Cache));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_later_start_takes_the_entry_alone_and_gives_the_same()
    {
        ModelInfo info = Write();
        float[] expected = Logits(info, cache: null);

        Assert.Equal(expected, Logits(info, Cache));
        Assert.Equal(["index", "model.onnx", "model.onnx.data"], Directory.GetFiles(Entry).Select(Path.GetFileName).Order());
        File.Delete(ModelPath);
        Assert.Equal(expected, Logits(info, Cache));
        Assert.Throws<ModelFileException>(() => Logits(info, cache: null));
    }

    [Theory]
    [InlineData("index")]
    [InlineData("model.onnx")]
    [InlineData("model.onnx.data")]
    public void A_damaged_entry_is_made_anew(string name)
    {
        ModelInfo info = Write();
        float[] expected = Logits(info, Cache);
        byte[] before = Damage(name);

        Assert.Equal(expected, Logits(info, Cache));

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Entry, name)));
        File.Delete(ModelPath);
        Assert.Equal(expected, Logits(info, Cache));
    }

    [Fact]
    public void A_damaged_entry_is_not_used()
    {
        ModelInfo info = Write();
        Logits(info, Cache);
        Damage("model.onnx.data");
        File.Delete(ModelPath);

        Assert.Throws<ModelFileException>(() => Logits(info, Cache));
    }

    [Fact]
    public void An_entry_without_a_file_is_made_anew()
    {
        ModelInfo info = Write();
        float[] expected = Logits(info, Cache);
        File.Delete(Path.Combine(Entry, "model.onnx.data"));

        Assert.Equal(expected, Logits(info, Cache));

        Assert.True(File.Exists(Path.Combine(Entry, "model.onnx.data")));
    }

    [Fact]
    public void An_entry_that_the_engine_refuses_is_made_anew()
    {
        ModelInfo info = Write();
        float[] expected = Logits(info, Cache);
        string entry = Entry;
        Directory.Delete(entry, recursive: true);
        Directory.CreateDirectory(Path.Combine(_folder, "pending"));
        File.WriteAllText(Path.Combine(_folder, "pending", "model.onnx"), "no model");
        new PrepackedEntry(Path.Combine(_folder, "pending")).TakePlaceOf(new PrepackedEntry(entry), OnnxRuntimeEngine.Version);
        Assert.True(File.Exists(Path.Combine(entry, "index")));

        Assert.Equal(expected, Logits(info, Cache));

        Assert.True(File.Exists(Path.Combine(entry, "model.onnx.data")));
    }

    [Fact]
    public void An_entry_of_another_version_of_the_engine_is_made_anew()
    {
        ModelInfo info = Write();
        float[] expected = Logits(info, Cache);
        byte[] before = File.ReadAllBytes(Path.Combine(Entry, "index"));
        string pending = Path.Combine(_folder, "pending");
        string entry = Entry;
        Directory.Move(entry, pending);
        new PrepackedEntry(pending).TakePlaceOf(new PrepackedEntry(entry), "1.0.0");
        Assert.NotEqual(before, File.ReadAllBytes(Path.Combine(Entry, "index")));

        Assert.Equal(expected, Logits(info, Cache));

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Entry, "index")));
    }

    [Fact]
    public void Another_model_or_other_options_have_an_entry_of_their_own_and_the_old_one_goes()
    {
        ModelInfo info = Write();
        Logits(info, Cache);
        string first = Entry;

        ModelSession.Load(info, Options(Cache, GraphOptimization.Basic)).Dispose();

        Assert.NotEqual(first, Entry);
        Assert.NotEqual(CacheKey.Of(info, ModelOptions.Default), CacheKey.Of(info with { Sha256 = new string('0', 64) }, ModelOptions.Default));
    }

    [Fact]
    public void Many_that_start_at_once_all_succeed_and_leave_one_entry()
    {
        ModelInfo info = Write();
        float[] expected = Logits(info, cache: null);

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Logits(info, Cache)));

        Assert.True(File.Exists(Path.Combine(Entry, "index")));
    }

    [Fact]
    public void What_a_killed_process_left_is_taken_out_once_it_is_old()
    {
        ModelInfo info = Write();
        string old = Directory.CreateDirectory(Path.Combine(Cache, "digits.onnx.0.tmp")).FullName;
        string young = Directory.CreateDirectory(Path.Combine(Cache, "digits.onnx.1.tmp")).FullName;
        string strange = Directory.CreateDirectory(Path.Combine(Cache, "other.onnx.0")).FullName;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        Logits(info, Cache);

        Assert.Equal((false, true, true), (Directory.Exists(old), Directory.Exists(young), Directory.Exists(strange)));
    }

    [Fact]
    public void Where_the_folder_cannot_be_written_the_model_is_loaded_all_the_same()
    {
        ModelInfo info = Write();
        File.WriteAllText(Cache, "a file");

        Assert.Equal(Logits(info, cache: null), Logits(info, Cache));
        Assert.Equal("a file", File.ReadAllText(Cache));
    }

    [Fact]
    public void On_Unix_the_folder_is_the_users_alone()
    {
        if (!OperatingSystem.IsWindows())
        {
            Logits(Write(), Cache);

            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal((owner, owner), (File.GetUnixFileMode(Cache), File.GetUnixFileMode(Entry)));
        }
    }

    private byte[] Damage(string name)
    {
        string path = Path.Combine(Entry, name);
        byte[] before = File.ReadAllBytes(path);
        byte[] damaged = [.. before];
        damaged[damaged.Length / 2] ^= 0x10;
        File.WriteAllBytes(path, damaged);
        return before;
    }

    private ModelInfo Write()
    {
        byte[] model = File.ReadAllBytes(Models.Mobilenet);
        File.WriteAllBytes(ModelPath, model);
        return new ModelInfo("Digits", "Float32", "digits.onnx", model.Length, Convert.ToHexStringLower(SHA256.HashData(model)), model.Length);
    }

    private ModelOptions Options(string? cache, GraphOptimization? optimization = null) =>
        new() { ModelDirectory = _folder, PrepackedCacheDirectory = cache, IntraOpThreads = 1, Optimization = optimization };

    private float[] Logits(ModelInfo info, string? cache)
    {
        using ModelSession session = ModelSession.Load(info, Options(cache));
        using var image = new TensorBuffer<float>(1, 1, 28, 28);
        using var logits = new EngineOutput();
        for (int i = 0; i < image.Data.Length; i++)
        {
            image.Data[i] = i % 7 / 7f;
        }

        session.Run([new("image", image)], [new("logits", logits)]);
        return logits.View<float>().Data.ToArray();
    }
}
