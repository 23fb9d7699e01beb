using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ReadModelSignaturesTests : IDisposable
{
    private static readonly string Model = Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx");

    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-manifests-").FullName;

    private string[] _inputs = [];

    private ITaskItem[] _resolved = [];

    private ITaskItem[] _variants = [];

    private string ManifestPath => Path.Combine(_folder, "Shop.Digits.btml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_complete_manifest_that_still_says_the_same_is_left_alone()
    {
        Run();
        ModelManifest complete = ManifestReader.Read(File.ReadAllText(ManifestPath)) with
        {
            Stage = ManifestStage.Complete,
            Asset = new ModelFile("BuildTimeML/app/Shop.Digits.onnx", 123, new string('a', 64)),
            Measurements = EquatableArray.Of(new Measurement("size", "123 bytes")),
        };
        complete = complete with { Source = complete.Source with { Sha256 = new string('b', 64) } };
        File.WriteAllText(ManifestPath, ManifestWriter.Write(complete));

        Run();

        Assert.Equal(complete, ManifestReader.Read(File.ReadAllText(ManifestPath)));
    }

    [Fact]
    public void A_complete_manifest_that_says_something_else_is_replaced()
    {
        Run();
        ModelManifest complete = ManifestReader.Read(File.ReadAllText(ManifestPath)) with
        {
            Stage = ManifestStage.Complete,
            Asset = new ModelFile("BuildTimeML/app/Shop.Digits.onnx", 123, new string('a', 64)),
            Precision = "Int8WeightOnly",
        };
        File.WriteAllText(ManifestPath, ManifestWriter.Write(complete));

        Run();

        Assert.Equal(ManifestStage.Signature, ManifestReader.Read(File.ReadAllText(ManifestPath)).Stage);
    }

    [Fact]
    public void A_manifest_that_cannot_be_read_is_replaced()
    {
        File.WriteAllText(ManifestPath, "from another version");

        Run();

        Assert.Equal("Digits", ManifestReader.Read(File.ReadAllText(ManifestPath)).ClassName);
    }

    [Fact]
    public void Dimensions_are_numbers_in_the_signature_of_inputs_and_outputs()
    {
        Run(("Dimensions", " batch = 4 "));

        ModelManifest manifest = ManifestReader.Read(File.ReadAllText(ManifestPath));
        Assert.Equal("float32 [4, 1, 28, 28]", Assert.Single(manifest.Inputs).Describe());
        Assert.Equal("float32 [4, 10]", Assert.Single(manifest.Outputs).Describe());
    }

    [Fact]
    public void Who_may_use_the_class_is_in_the_manifest()
    {
        Run();
        ModelManifest manifest = ManifestReader.Read(File.ReadAllText(ManifestPath));
        Assert.Equal((ClassAccessibility.Public, false), (manifest.Accessibility, manifest.HasFake));

        Run(("Accessibility", " Internal "), ("Fake", "true"));
        manifest = ManifestReader.Read(File.ReadAllText(ManifestPath));
        Assert.Equal((ClassAccessibility.Internal, true), (manifest.Accessibility, manifest.HasFake));
    }

    [Fact]
    public void A_variant_has_files_of_its_own_and_the_same_signature_and_the_models_own_manifest_knows_nothing_of_it()
    {
        Run();
        string own = File.ReadAllText(ManifestPath);
        Assert.Empty(_variants);

        Run(("ExecutionProviders", "Cuda;Cpu"), ("Variants", "Cuda=Float16"));

        ITaskItem variant = Assert.Single(_variants);
        Assert.Equal(Path.Combine(_folder, "Shop.Digits-Cuda.onnx"), variant.GetMetadata("_OutputPath"));
        Assert.Equal("BuildTimeML/app/Shop.Digits-Cuda.onnx", variant.GetMetadata("_AssetPath"));
        ModelManifest model = ManifestReader.Read(File.ReadAllText(ManifestPath));
        Assert.Equal(model with { Precision = "Float16" }, ManifestReader.Read(File.ReadAllText(variant.GetMetadata("_ManifestPath"))));
        Assert.Equal(ManifestReader.Read(own) with { ExecutionProviders = EquatableArray.Of("Cuda", "Cpu") }, model);
    }

    [Fact]
    public void A_complete_manifest_is_left_alone_whatever_its_variants_are()
    {
        Run(("ExecutionProviders", "Cuda;Cpu"), ("Variants", "Cuda=Float16"));
        ModelManifest complete = ManifestReader.Read(File.ReadAllText(ManifestPath)) with
        {
            Stage = ManifestStage.Complete,
            Asset = new ModelFile("BuildTimeML/app/Shop.Digits.onnx", 123, new string('a', 64)),
            Variants = EquatableArray.Of(new ManifestVariant("Cuda", "Float16", new ModelFile("x.onnx", 1, ""), null, EquatableArray<Measurement>.Empty)),
        };
        File.WriteAllText(ManifestPath, ManifestWriter.Write(complete));

        Run(("ExecutionProviders", "Cuda;Cpu"), ("Variants", "Cuda=Float32"));

        Assert.Equal(complete, ManifestReader.Read(File.ReadAllText(ManifestPath)));
    }

    [Fact]
    public void The_manifests_of_variants_become_part_of_that_of_their_model_and_go_with_them()
    {
        Run(("ExecutionProviders", "Cuda;Cpu"), ("Variants", "Cuda=Float16"));
        var asset = new ModelFile("BuildTimeML/app/Shop.Digits-Cuda.onnx", 7, new string('c', 64));
        var model = new ResolvedModel(_resolved.Single());
        var variant = new ResolvedModel(_variants.Single());
        File.WriteAllText(model.Manifest, ManifestWriter.Write(model.ReadManifest()! with { Stage = ManifestStage.Complete, Asset = asset with { Path = "x" } }));
        File.WriteAllText(variant.Manifest, ManifestWriter.Write(variant.ReadManifest()! with { Stage = ManifestStage.Complete, Asset = asset, Measurements = EquatableArray.Of(new Measurement("size", "7")) }));

        VariantManifests.Join([model, variant]);
        Assert.Equal(new ManifestVariant("Cuda", "Float16", asset, null, EquatableArray.Of(new Measurement("size", "7"))), Assert.Single(model.ReadManifest()!.Variants));

        VariantManifests.Join([model]);
        Assert.Empty(model.ReadManifest()!.Variants);
    }

    [Theory]
    [InlineData("Dimensions", "batch=0", "BTML1026")]
    [InlineData("Dimensions", "batch=2;batch=3", "BTML1026")]
    [InlineData("Dimensions", "logitsDim0=2", "BTML1026")]
    [InlineData("MaxDimensions", "batch=2", "BTML1021")]
    public void A_number_for_a_dimension_that_there_is_not_is_an_error(string name, string value, string code)
    {
        BuildErrorEventArgs error = Assert.Single(RunFails((name, value), name == "Dimensions" ? ("Precision", "") : ("Dimensions", "batch=4")));

        Assert.Equal(code, error.Code);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_model_is_made_of_besides_its_file_is_listed()
    {
        foreach (string file in new[] { "b.bin", "a.bin", "eval.bin", "right.txt" })
        {
            File.WriteAllText(Path.Combine(_folder, file), "");
        }

        File.WriteAllLines(Path.Combine(_folder, "digits.txt"), Enumerable.Range(0, 10).Select(i => $"digit {i}"));

        Run(("Labels", "digits.txt"), ("CalibrationData", "?.bin"), ("EvaluationData", "eval.bin"), ("EvaluationLabels", "right.txt"));

        Assert.Equal(["digits.txt", "a.bin", "b.bin", "eval.bin", "right.txt"], _inputs.Select(Path.GetFileName));
        Assert.All(_inputs, path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public void Samples_that_are_not_there_are_left_to_the_real_build()
    {
        Run(("CalibrationData", "nowhere/*.bin"));

        Assert.Empty(_inputs);
    }

    [Fact]
    public void Editors_look_at_a_teacher_and_at_the_weights_beside_it()
    {
        string teacher = Path.Combine(_folder, "teacher.onnx");
        using (var model = ModelReader.Read(Model))
        {
            ModelWriter.WriteFile(model, teacher, ExternalData.Always);
        }

        Run(("Teacher", "teacher.onnx"), ("CalibrationData", "teacher.onnx"));

        Assert.Contains(teacher, _inputs);
        Assert.Contains(teacher + ".data", _inputs);
    }

    private void Run(params (string Name, string Value)[] metadata) => Assert.Empty(RunFails(metadata));

    private List<BuildErrorEventArgs> RunFails(params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem(Model);
        item.SetMetadata("ClassName", "Digits");
        foreach ((string name, string value) in metadata)
        {
            item.SetMetadata(name, value);
        }

        var engine = new SilentBuildEngine();
        var task = new ReadModelSignatures
        {
            BuildEngine = engine,
            Models = [item],
            ProjectDirectory = _folder,
            IntermediateDirectory = _folder,
            AssemblyName = "app",
            RootNamespace = "Shop",
        };
        Assert.Equal(task.Execute(), engine.Errors.Count == 0);
        Assert.Empty(engine.Warnings);
        _inputs = [.. task.Inputs.Select(i => i.ItemSpec)];
        _resolved = task.Resolved;
        _variants = task.Variants;
        return engine.Errors;
    }
}
