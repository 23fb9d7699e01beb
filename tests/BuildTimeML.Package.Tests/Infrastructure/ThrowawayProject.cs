using System.Diagnostics;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>A console project in a folder of its own, whose path holds a space and letters beyond ASCII.</summary>
internal sealed class ThrowawayProject : ProjectFolder
{
    /// <param name="feed">Where packages come from.</param>
    /// <param name="items">OptimizedModel items, one per line.</param>
    /// <param name="withEngine">Whether the project references ONNX Runtime.</param>
    /// <param name="withPackage">Whether it references BuildTimeML.</param>
    /// <param name="cache">The cache of optimised models; none where null.</param>
    /// <param name="withSdkPackages">Whether it reaches the packages that the SDK fetches for some kinds of builds, as for publishing.</param>
    public ThrowawayProject(Feed feed, string items, bool withEngine = true, bool withSdkPackages = false, bool withPackage = true, string? cache = null)
        : base(feed, "größe app", withSdkPackages)
    {
        Variables["OptimizedModelCache"] = cache is null ? "false" : "true";
        Variables["OptimizedModelCacheDirectory"] = cache ?? "";
        Write("Program.cs", """System.Console.WriteLine("hello");""");
        (WithEngine, WithPackage) = (withEngine, withPackage);
        Items(items);
    }

    /// <summary>Where the build keeps what it made of the models.</summary>
    public string Intermediate => PathOf("obj/Debug/net10.0/BuildTimeML");

    public string WorkerLog => Path.Combine(Intermediate, "worker.log");

    private bool WithEngine { get; }

    private bool WithPackage { get; }

    /// <summary>Writes the project file anew: the first item stands on <see cref="FirstItemLine"/>.</summary>
    public void Items(string items) => Write("app.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RootNamespace>Shop</RootNamespace>
          </PropertyGroup>
          <ItemGroup>
            {(WithPackage ? """<PackageReference Include="BuildTimeML" Version="0.1.0" />""" : "<!-- no package -->")}
            {(WithEngine ? $"""<PackageReference Include="Microsoft.ML.OnnxRuntime" Version="{Feed.EngineVersion}" />""" : "<!-- no engine -->")}
          </ItemGroup>
          <ItemGroup>
        {items}
          </ItemGroup>
        </Project>
        """);

    public static int FirstItemLine => 14;

    /// <summary>Writes the digits model with its weights in a file beside it, which has the model's name with <c>.data</c> at its end.</summary>
    /// <param name="relative">The model.</param>
    /// <param name="lastWeight">What the last byte of the weights is changed by.</param>
    public void AddDigitsModelWithWeightsBeside(string relative = "digits.onnx", byte lastWeight = 0)
    {
        using var model = ModelReader.Read(Path.Combine(DotNet.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx"));
        ModelWriter.WriteFile(model, PathOf(relative), ExternalData.Always);
        byte[] weights = File.ReadAllBytes(PathOf(relative + ".data"));
        weights[^2] ^= lastWeight;
        File.WriteAllBytes(PathOf(relative + ".data"), weights);
    }

    public CommandResult Build(params string[] arguments) => Run(["build", "--nologo", "-tl:off", .. arguments]);

    /// <summary>Begins a build that may be killed.</summary>
    public Process StartBuild(params string[] arguments) => DotNet.Start("dotnet", Folder, Variables, ["build", "--nologo", "-tl:off", .. arguments]);
}
