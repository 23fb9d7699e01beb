using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Consumers;

/// <summary>Projects of other languages, frameworks and systems.</summary>
[Collection(FeedCollection.Name)]
public sealed class OtherProjectTests(Feed feed)
{
    [Theory]
    [InlineData("app.vbproj", "VB", "Program.vb", """
        Module Program
            Sub Main()
                Using session = BuildTimeML.Runtime.ModelSession.Load(IO.Path.Combine(AppContext.BaseDirectory, "BuildTimeML", "app", "app.Digits.onnx"))
                    Console.WriteLine("inputs=" & session.Inputs.Count)
                End Using
            End Sub
        End Module
        """)]
    [InlineData("app.fsproj", "F#", "Program.fs", """
        open System
        open System.IO

        [<EntryPoint>]
        let main _ =
            use session = BuildTimeML.Runtime.ModelSession.Load(Path.Combine(AppContext.BaseDirectory, "BuildTimeML", "app", "app.Digits.onnx"))
            printfn "inputs=%d" session.Inputs.Count
            0
        """)]
    public void In_other_languages_the_model_is_optimised_and_a_warning_says_that_there_is_no_class(string name, string language, string file, string program)
    {
        using Workspace shop = Project(name, "net10.0", "Microsoft.ML.OnnxRuntime");
        shop.Write(file, program);

        CommandResult built = shop.Run("build", "--nologo", "-tl:off").MustSucceed();

        Assert.Contains($"'digits.onnx' is optimised and lies beside the application, and no class is generated for it: the generator writes C#, and the project is in {language}.", Assert.Single(built.Messages("BTML2021")), StringComparison.Ordinal);
        Assert.Contains("inputs=1", shop.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_target_framework_is_one_error_and_not_the_compilers()
    {
        using Workspace shop = Project("lib.csproj", "netstandard2.0", "Microsoft.ML.OnnxRuntime", outputType: "Library", withSdkPackages: true);

        CommandResult built = shop.Run("build", "--nologo", "-tl:off").MustFail();

        Assert.Contains("built for .NETStandard,Version=v2.0, and the class of 'digits.onnx' needs net10.0", Assert.Single(built.Messages("BTML1094")), StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Publishing_for_another_system_takes_the_engine_of_this_one_out_of_the_same_package()
    {
        using Workspace shop = Project("app.csproj", "net10.0", "Shop.Engines");
        shop.Write("Program.cs", """System.Console.WriteLine(Shop.Digits.Info.Size);""");

        shop.Run("publish", "--nologo", "-tl:off", "--runtime", "win-arm64", "--self-contained", "false", "-p:UseAppHost=false", "--output", "published").MustSucceed();

        Assert.True(File.Exists(shop.PathOf("published/BuildTimeML/app/Shop.Digits.onnx")));
        Assert.True(File.Exists(shop.PathOf("published/onnxruntime.dll")));
    }

    [Fact]
    public void A_package_without_an_engine_for_this_machine_is_a_coded_error()
    {
        using Workspace shop = Project("app.csproj", "net10.0", "Microsoft.ML.OnnxRuntime.Gpu.Windows");
        shop.Write("Program.cs", """System.Console.WriteLine("hello");""");

        string message = Assert.Single(shop.Run("build", "--nologo", "-tl:off").MustFail().Messages("BTML1030"));

        Assert.Contains($"found no ONNX Runtime for {Feed.HostRid}", message, StringComparison.Ordinal);
        Assert.Contains("BuildTimeMLEnginePath", message, StringComparison.Ordinal);
    }

    private Workspace Project(string name, string framework, string engine, string outputType = "Exe", bool withSdkPackages = false)
    {
        var shop = new Workspace(feed, withSdkPackages);
        shop.Write(name, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                {(name.EndsWith(".csproj", StringComparison.Ordinal) ? "<RootNamespace>Shop</RootNamespace>" : "")}
              </PropertyGroup>
              <ItemGroup>
                {(name.EndsWith(".fsproj", StringComparison.Ordinal) ? """<Compile Include="Program.fs" />""" : "")}
                <PackageReference Include="BuildTimeML" Version="0.1.0" />
                <PackageReference Include="{engine}" Version="{Feed.EngineVersion}" />
                <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />
              </ItemGroup>
            </Project>
            """);
        shop.AddDigitsModel("digits.onnx");
        return shop;
    }
}
