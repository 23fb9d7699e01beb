using BuildTimeML.Manifest;
using BuildTimeML.TestAssets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>Generated classes in a container.</summary>
public sealed class ServicesTests
{
    private const string ContainerName = "Microsoft.Extensions.DependencyInjection.Abstractions";

    private static readonly TinyModel Negate = new(
        [Tensor("x", ElementType.Float32, 1)], [Tensor("y", ElementType.Float32, 1)], new TinyModel.Node("Neg", ["x"], ["y"]));

    [Fact]
    public void A_scope_has_an_instance_of_its_own_and_all_share_the_model() => Assert.Equal("True True True -2 -3 True", Call("""
        using ServiceProvider provider = new ServiceCollection().AddModel(options).BuildServiceProvider(validateScopes: true);
        using IServiceScope one = provider.CreateScope();
        using IServiceScope two = provider.CreateScope();
        Model first = one.ServiceProvider.GetRequiredService<Model>();
        Model second = two.ServiceProvider.GetRequiredService<Model>();
        Model.Output kept = first.Predict([2]);
        float other = second.Predict([3]).Y[0];
        return string.Join(' ',
            ReferenceEquals(first, one.ServiceProvider.GetRequiredService<Model>()),
            ReferenceEquals(first, one.ServiceProvider.GetRequiredService<IPredictor<ReadOnlySpan<float>, Model.Output>>()),
            !ReferenceEquals(first, second),
            kept.Y[0], other,
            ReferenceEquals(Session(one), Session(two)));
        """));

    [Fact]
    public void Another_lifetime_shares_the_instance_or_makes_one_each_time() => Assert.Equal("True False", Call("""
        using ServiceProvider singleton = new ServiceCollection().AddModel(options, ServiceLifetime.Singleton).BuildServiceProvider();
        using ServiceProvider transient = new ServiceCollection().AddModel(options, ServiceLifetime.Transient).BuildServiceProvider();
        return string.Join(' ',
            ReferenceEquals(singleton.GetRequiredService<Model>(), singleton.GetRequiredService<Model>()),
            ReferenceEquals(transient.GetRequiredService<Model>(), transient.GetRequiredService<Model>()));
        """));

    [Fact]
    public void There_is_one_pool_for_all_until_the_container_ends() => Assert.Equal("True -2 ObjectDisposedException", Call("""
        Model.Pool pool;
        string text;
        using (ServiceProvider provider = new ServiceCollection().AddModel(options).BuildServiceProvider(validateScopes: true))
        {
            pool = provider.GetRequiredService<Model.Pool>();
            using IServiceScope scope = provider.CreateScope();
            float[] y = new float[1];
            pool.Predict([2], y);
            text = $"{ReferenceEquals(pool, scope.ServiceProvider.GetRequiredService<Model.Pool>())} {y[0]}";
        }

        try { pool.Predict([2]).Dispose(); return text; } catch (ObjectDisposedException e) { return $"{text} {e.GetType().Name}"; }
        """));

    [Fact]
    public void What_is_registered_already_stays_and_the_model_is_not_loaded_for_it() => Assert.Equal("True", Call("""
        var services = new ServiceCollection();
        services.AddScoped<IPredictor<ReadOnlySpan<float>, Model.Output>, ModelFake>();
        services.AddModel(new ModelOptions { ModelDirectory = "nowhere" }).AddModel();
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        return (scope.ServiceProvider.GetRequiredService<IPredictor<ReadOnlySpan<float>, Model.Output>>() is ModelFake).ToString();
        """));

    [Fact]
    public void The_engine_logs_to_the_containers_logger_unless_it_has_one() => Assert.Equal("True True", Call("""
        using var first = new Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory();
        using var second = new Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory();
        OnnxRuntimeEngine.LoggerFactory = null;
        try
        {
            return $"{Load(first)} {Load(second)}";
        }
        finally
        {
            OnnxRuntimeEngine.LoggerFactory = null;
        }

        bool Load(Microsoft.Extensions.Logging.ILoggerFactory factory)
        {
            using ServiceProvider provider = new ServiceCollection().AddSingleton(factory).AddModel(options, ServiceLifetime.Singleton).BuildServiceProvider();
            provider.GetRequiredService<Model>();
            return ReferenceEquals(OnnxRuntimeEngine.LoggerFactory, first);
        }
        """));

    [Fact]
    public void The_end_of_the_container_is_the_end_of_the_instances() => Assert.Throws<ObjectDisposedException>(() => Call("""
        Model model;
        using (ServiceProvider provider = new ServiceCollection().AddModel(options, ServiceLifetime.Singleton).BuildServiceProvider())
        {
            model = provider.GetRequiredService<Model>();
        }

        model.Predict([1]);
        return "";
        """));

    [Fact]
    public void Without_the_container_there_is_no_registration()
    {
        GeneratorDriver driver = GeneratorTest.Driver(ManifestFile.Of(Agnews())).RunGenerators(GeneratorTest.Compilation());
        GeneratorRunResult without = driver.GetRunResult().Results.Single();
        GeneratorRunResult with = driver.RunGenerators(GeneratorTest.Compilation().AddReferences(GeneratorTest.Container)).GetRunResult().Results.Single();

        Assert.Equal(["App.Agnews.g.cs"], without.GeneratedSources.Select(source => source.HintName));
        Assert.Equal(["App.Agnews.g.cs", "App.Agnews.Services.g.cs"], with.GeneratedSources.Select(source => source.HintName));
        Assert.Equal([RunReasons.Modified], RunReasons.Of(with, TrackingNames.Services));
        Assert.Equal([RunReasons.Cached, RunReasons.New], RunReasons.OfOutputs(with));
    }

    [Theory]
    [InlineData("7.0.0.0", 1)]
    [InlineData("8.0.0.0", 2)]
    public void The_container_has_to_have_services_with_keys(string version, int files)
    {
        CSharpCompilation assembly = GeneratorTest.Compilation($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]").WithAssemblyName(ContainerName);
        using var stream = new MemoryStream();
        Assert.True(assembly.Emit(stream).Success);

        Assert.Equal(files, FilesWith(stream.ToArray()));
    }

    [Fact]
    public void A_container_that_cannot_be_read_is_none() => Assert.Equal(1, FilesWith("no assembly"u8.ToArray()));

    [Fact]
    public void The_registration_as_it_is_written() => Snapshot.Verify(
        GeneratorTest.Driver(ManifestFile.Of(Agnews() with { Accessibility = ClassAccessibility.Internal }))
            .RunGenerators(GeneratorTest.Compilation().AddReferences(GeneratorTest.Container)).GetRunResult().Results.Single()
            .GeneratedSources.Single(source => source.HintName == "App.Agnews.Services.g.cs").SourceText.ToString());

    private static int FilesWith(byte[] container)
    {
        using var folder = new ModelFolder(container);
        string path = Path.Combine(folder.Path, ContainerName + ".dll");
        File.Move(Path.Combine(folder.Path, "model.onnx"), path);
        CSharpCompilation project = GeneratorTest.Compilation().AddReferences(MetadataReference.CreateFromFile(path));
        GeneratorRunResult result = GeneratorTest.Driver(ManifestFile.Of(Agnews())).RunGenerators(project).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result.GeneratedSources.Length;
    }

    private static object Call(string body)
    {
        using var folder = new ModelFolder(Negate.ToOnnx());
        var code = new RunningCode(
            Model(Negate.Inputs, Negate.Outputs) with { Asset = folder.Asset, HasFake = true },
            $$"""
            public static string Run(string folder)
            {
                var options = new ModelOptions { ModelDirectory = folder, IntraOpThreads = 1 };
                {{body}}
            }

            private static ModelSession Session(IServiceScope scope) => scope.ServiceProvider.GetRequiredKeyedService<ModelSession>(typeof(Model));
            """,
            "using Microsoft.Extensions.DependencyInjection;",
            GeneratorTest.Container);
        return code.Call("Run", folder.Path);
    }
}
