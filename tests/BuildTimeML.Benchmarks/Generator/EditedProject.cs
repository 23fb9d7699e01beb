using BuildTimeML.Generator;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ScoreKind = BuildTimeML.Manifest.ScoreKind;

namespace BuildTimeML.Benchmarks.Generator;

/// <summary>A project with models, in one file of which somebody types.</summary>
internal sealed class EditedProject
{
    public const int Files = 300;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly Manifest[] _manifests;
    private Compilation _compilation;
    private int _edits;

    public EditedProject(int models)
    {
        _manifests = [.. Enumerable.Range(0, models).Select(i => new Manifest(i))];
        _compilation = CSharpCompilation.Create(
            "App",
            Enumerable.Range(0, Files).Select(i => Parse(i, edit: 0)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
                .Append(typeof(ModelSession).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public GeneratorDriver NewDriver(int models, bool trackSteps = false) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        _manifests.Take(models),
        Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>The project after one more keystroke.</summary>
    public Compilation NextEdit()
    {
        _edits++;
        return _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.Last(), Parse(Files - 1, _edits));
    }

    private static SyntaxTree Parse(int file, int edit) => CSharpSyntaxTree.ParseText($$"""
        using System;

        namespace App.Feature{{file / 10}};

        [Serializable]
        public sealed class Service{{file}}(Options{{file}} options)
        {
            public int Count(string text) => text.Length * options.Factor + {{edit}};
        }

        public sealed record Options{{file}}(int Factor);

        internal enum Kind{{file}} { First, Second }
        """, Options, $"{file}.cs");

    private sealed class Manifest(int number) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(ManifestWriter.Write(new ModelManifest(
            ManifestStage.Complete,
            $"Model{number}",
            "App",
            new BuildTimeML.Manifest.ModelFile($"Models/model-{number}.onnx", 5_000_000, new string('a', 64)),
            "Int8Dynamic",
            EquatableArray.Of(Tensor("tokens", BuildTimeML.Manifest.ElementType.Int64, 48), Tensor("mask", BuildTimeML.Manifest.ElementType.Bool, 48)),
            EquatableArray.Of(Tensor("logits", BuildTimeML.Manifest.ElementType.Float32, 4)),
            EquatableArray.Of(new DimensionLimit("batch", 32)),
            new LabelSet("logits", ScoreKind.Logit, EquatableArray.Of("World", "Sports", "Business", "Sci/Tech")),
            new BuildTimeML.Manifest.ModelFile($"BuildTimeML/App/App.Model{number}.onnx", 1_400_000, new string('b', 64)),
            EquatableArray.Of(new BuildTimeML.Manifest.Measurement("agreement", "99.6 %")))));

        public override string Path { get; } = $"obj/BuildTimeML/App.Model{number}.btml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

        private static TensorSignature Tensor(string name, BuildTimeML.Manifest.ElementType type, long length) =>
            new(name, BuildTimeML.Manifest.ValueKind.Tensor, type, EquatableArray.Of(Dimension.Named("batch"), Dimension.Fixed(length)));
    }
}
