using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

[Collection(FeedCollection.Name)]
public sealed class VariantTests(Feed feed)
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using BuildTimeML.Runtime;
        using BuildTimeML.Runtime.ExecutionProviders;
        using Shop;

        float[] image = Enumerable.Range(0, 28 * 28).Select(i => MathF.Abs(MathF.Sin(i))).ToArray();
        using var model = new Digits(new ModelOptions { Providers = [new Cuda(), new Cpu()] });
        ModelVariant variant = Digits.Info.Variants[0];
        using ModelSession half = ModelSession.Load(Path.Combine(AppContext.BaseDirectory, variant.AssetPath));
        using ModelSession original = ModelSession.Load("digits.onnx");
        Console.WriteLine($"precision={model.Precision} variant={variant.Provider}:{variant.Precision} smaller={variant.Size < Digits.Info.OriginalSize * 0.6}");
        Console.WriteLine($"own={Decibels(model):0} half={Decibels(new Digits(half)):0}");

        double Decibels(Digits given)
        {
            float[] expected = Logits(new Digits(original));
            float[] actual = Logits(given);
            return 10 * Math.Log10(expected.Sum(e => (double)e * e) / expected.Zip(actual, (e, a) => Math.Pow(e - a, 2)).Sum());
        }

        float[] Logits(Digits given)
        {
            ReadOnlySpan<float> logits = given.Predict(image);
            return logits.ToArray();
        }
        """;

    private const string Item = """    <OptimizedModel Include="digits.onnx" Precision="Int8Dynamic" Optimize="Size" ExecutionProviders="Cuda;DirectMl;Cpu" Variants="Cuda=Float16" />""";

    [Fact]
    public void The_CPU_runs_the_items_own_model_and_the_variant_follows_the_application()
    {
        using var project = new ThrowawayProject(feed, Item);
        project.AddDigitsModel();
        project.Write("Program.cs", Program);

        string built = project.Build().MustSucceed().Output;
        Assert.Contains("digits.onnx -> Digits as Int8Dynamic: size ", built, StringComparison.Ordinal);
        Assert.Contains("digits.onnx -> Digits for Cuda as Float16: size ", built, StringComparison.Ordinal);
        Check(project.Run("run", "--no-build").MustSucceed().Output);

        project.Run("publish", "--nologo", "--no-build", "-p:Configuration=Debug", "--output", project.PathOf("published")).MustSucceed();
        Assert.Equal(["Shop.Digits-Cuda.onnx", "Shop.Digits.onnx"], Names(project.PathOf("published/BuildTimeML/app")));
        Check(project.Run(project.PathOf("published/app.dll")).MustSucceed().Output);

        project.Run("clean", "--nologo").MustSucceed();
        Assert.False(Directory.Exists(project.Intermediate));
        Assert.Empty(Names(project.PathOf("bin/Debug/net10.0/BuildTimeML/app")));
    }

    [Fact]
    public void A_change_of_the_variants_makes_only_what_it_must()
    {
        using var project = new ThrowawayProject(feed, Item);
        project.AddDigitsModel();
        project.Build().MustSucceed();
        DateTime assembly = File.GetLastWriteTimeUtc(project.PathOf("bin/Debug/net10.0/app.dll"));

        // Nothing changed: no worker, no compiler.
        Assert.Empty(Made(project));
        Assert.False(File.Exists(project.WorkerLog));
        Assert.Equal(assembly, File.GetLastWriteTimeUtc(project.PathOf("bin/Debug/net10.0/app.dll")));

        project.Items(Item.Replace("Cuda=Float16", "DirectMl=Float32;Cuda=Float16", StringComparison.Ordinal));
        Assert.Equal(["Shop.Digits-DirectMl.onnx"], Made(project));
        Assert.NotEqual(assembly, File.GetLastWriteTimeUtc(project.PathOf("bin/Debug/net10.0/app.dll")));

        project.Items(Item.Replace("Cuda=Float16", "DirectMl=Float32;Cuda=Float32", StringComparison.Ordinal));
        Assert.Equal(["Shop.Digits-Cuda.onnx"], Made(project));

        project.Items(Item.Replace("Int8Dynamic", "Int8WeightOnly", StringComparison.Ordinal).Replace("Cuda=Float16", "DirectMl=Float32;Cuda=Float32", StringComparison.Ordinal));
        Assert.Equal(["Shop.Digits.onnx"], Made(project));

        // A deleted file of one variant comes back alone.
        File.Delete(Path.Combine(project.Intermediate, "Shop.Digits-Cuda.onnx"));
        Assert.Equal(["Shop.Digits-Cuda.onnx"], Made(project));

        // The worker starts, only for the report of the project to lose the variants.
        project.Items("""    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" Optimize="Size" ExecutionProviders="Cuda;DirectMl;Cpu" />""");
        Assert.Empty(Made(project));
        Assert.Equal(["Shop.Digits.onnx"], Names(project.PathOf("bin/Debug/net10.0/BuildTimeML/app")));
        Assert.DoesNotContain(Directory.GetFiles(project.Intermediate), f => Path.GetFileName(f).Contains('-', StringComparison.Ordinal));
        Assert.DoesNotContain("variant", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_holds_for_each_file_and_the_variant_that_breaks_it_is_named()
    {
        using var project = new ThrowawayProject(feed, Item.Replace("Optimize=", "MaxSize=\"120 kB\" Optimize=", StringComparison.Ordinal));
        project.AddDigitsModel();

        string message = Assert.Single(project.Build().MustFail().Messages("BTML1001"));

        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6): error BTML1001: 'digits.onnx for Cuda' takes ", message, StringComparison.Ordinal);
        Assert.Contains("as Float16, over its MaxSize of 120.00 kB", message, StringComparison.Ordinal);
    }

    // The models that a build writes anew.
    private static string[] Made(ThrowawayProject project)
    {
        File.Delete(project.WorkerLog);
        Dictionary<string, DateTime> before = Times(project);
        project.Build().MustSucceed();
        string[] made = [.. Times(project).Where(t => !before.TryGetValue(t.Key, out DateTime time) || time != t.Value).Select(t => t.Key).Order()];
        Assert.Equal(made.Length, File.Exists(project.WorkerLog) ? File.ReadAllLines(project.WorkerLog).Count(l => l.Contains("@done ", StringComparison.Ordinal)) : 0);
        return made;
    }

    private static Dictionary<string, DateTime> Times(ThrowawayProject project) =>
        Directory.GetFiles(project.Intermediate, "*.onnx").ToDictionary(f => Path.GetFileName(f), File.GetLastWriteTimeUtc);

    private static string[] Names(string folder) => Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];

    private static void Check(string output)
    {
        Assert.Contains("precision=Int8Dynamic variant=Cuda:Float16 smaller=True", output, StringComparison.Ordinal);
        string[] decibels = output.Split('\n').Single(l => l.StartsWith("own=", StringComparison.Ordinal)).Trim().Split(' ');
        Assert.InRange(int.Parse(decibels[0].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture), 25, 1000);
        Assert.InRange(int.Parse(decibels[1].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture), 45, 1000);
    }
}
