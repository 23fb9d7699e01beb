using System.Collections.Immutable;
using System.Reflection;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BuildTimeML.Generator.Tests;

/// <summary>Runs the generator as the compiler does.</summary>
internal static class GeneratorTest
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>What a project with Microsoft.Extensions.DependencyInjection references.</summary>
    public static readonly MetadataReference[] Container =
    [
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ServiceProvider).Assembly.Location),
    ];

    // The framework that runs the tests, and the runtime that generated classes call.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(Runtime.ModelSession).Assembly.Location)
            .Append(typeof(ILoggerFactory).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "App",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithWarningLevel(9999).WithOverflowChecks(true));

    public static GeneratorDriver Driver(params IEnumerable<AdditionalText> files) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        files,
        ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Run(params IEnumerable<AdditionalText> files) =>
        Driver(files).RunGenerators(Compilation()).GetRunResult().Results.Single();

    public static GeneratorRunResult Run(params ModelManifest[] manifests) => Run(manifests.Select(ManifestFile.Of));

    /// <summary>The text of the only class.</summary>
    public static string Source(ModelManifest manifest)
    {
        GeneratorRunResult result = Run(manifest);
        Assert.Empty(result.Diagnostics);
        return Assert.Single(result.GeneratedSources).SourceText.ToString();
    }

    /// <summary>The messages of the generator for files that give no class.</summary>
    public static string[] Messages(params ModelManifest[] manifests)
    {
        GeneratorRunResult result = Run(manifests);
        Assert.Null(result.Exception);
        return [.. result.Diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }

    /// <summary>The project with the generated classes in it; fails where the compiler or the generator has anything to say.</summary>
    public static Compilation Compile(IEnumerable<ModelManifest> manifests, params string[] sources) => Compile(Compilation(sources), manifests);

    /// <summary>The same for a project that was put together elsewhere.</summary>
    public static Compilation Compile(CSharpCompilation project, IEnumerable<ModelManifest> manifests)
    {
        Compilation compilation = Generate(project, manifests);
        AssertNone(Faults(compilation.GetDiagnostics()));
        return compilation;
    }

    /// <summary>The project with the generated classes in it, not checked yet.</summary>
    public static Compilation Generate(CSharpCompilation project, IEnumerable<ModelManifest> manifests)
    {
        ManifestFile[] files = [.. manifests.Select(ManifestFile.Of)];
        GeneratorDriver driver = Driver(files).RunGeneratorsAndUpdateCompilation(project, out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(files.Length, driver.GetRunResult().Results.Single().GeneratedSources.Count(source => IsClass(source.HintName)));
        return compilation;
    }

    /// <summary>The assembly of a project; fails where the compiler has anything to say.</summary>
    public static Assembly Load(Compilation project)
    {
        using var stream = new MemoryStream();
        EmitResult result = project.Emit(stream);
        AssertNone(Faults(result.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    private static void AssertNone(IEnumerable<string> faults)
    {
        if (faults.Any())
        {
            Assert.Fail(string.Join('\n', faults.Take(10)));
        }
    }

    private static IEnumerable<string> Faults(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Show);

    // The other files of a model say in their names what they are.
    private static bool IsClass(string hintName) =>
        !hintName.EndsWith(".Fake.g.cs", StringComparison.Ordinal) && !hintName.EndsWith(".Services.g.cs", StringComparison.Ordinal);

    private static string Show(Diagnostic diagnostic)
    {
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{diagnostic} at: {diagnostic.Location.SourceTree?.GetText().Lines[line]}";
    }
}
