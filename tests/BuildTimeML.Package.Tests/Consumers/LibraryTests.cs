using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Consumers;

/// <summary>A library with a model, and applications that use the library.</summary>
[Collection(FeedCollection.Name)]
public sealed class LibraryTests(Feed feed)
{
    private const string Program = """
        using var model = new Shop.Models.Digits();
        System.Console.WriteLine($"rows={model.Predict(new float[28 * 28]).Logits.Data.Length}");
        """;

    [Fact]
    public void The_model_follows_a_reference_to_the_project_with_versions_in_one_place()
    {
        using Workspace shop = Library("""<PackageReference Include="BuildTimeML" /><PackageReference Include="Microsoft.ML.OnnxRuntime" />""");
        shop.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="BuildTimeML" Version="0.1.0" />
                <PackageVersion Include="Microsoft.ML.OnnxRuntime" Version="{Feed.EngineVersion}" />
              </ItemGroup>
            </Project>
            """);
        App(shop, """<ProjectReference Include="../models/Shop.Models.csproj" />""");

        Assert.Contains("rows=10", shop.Run("run", "--project", "app").MustSucceed().Output, StringComparison.Ordinal);
        Assert.True(File.Exists(shop.PathOf("app/bin/Debug/net10.0/BuildTimeML/Shop.Models/Shop.Models.Digits.onnx")));
    }

    [Fact]
    public void The_model_is_in_the_librarys_package_and_follows_that_too()
    {
        using Workspace shop = Library($"""<PackageReference Include="BuildTimeML" Version="0.1.0" /><PackageReference Include="Microsoft.ML.OnnxRuntime" Version="{Feed.EngineVersion}" />""");
        App(shop, """<ProjectReference Include="../middle/Shop.Middle.csproj" />""");
        shop.Write("middle/Shop.Middle.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Shop.Models" Version="3.4.5" /></ItemGroup>
            </Project>
            """);

        shop.Run("pack", "models", "--nologo", "-tl:off", "-p:Version=3.4.5", "--output", "packed").MustSucceed();
        shop.Run("publish", "app", "--nologo", "-tl:off", "--output", "published").MustSucceed();

        Assert.Contains("rows=10", shop.Run(shop.PathOf("published/app.dll")).MustSucceed().Output, StringComparison.Ordinal);
        Assert.True(File.Exists(shop.PathOf("published/BuildTimeML/Shop.Models/Shop.Models.Digits.onnx")));
    }

    private Workspace Library(string references)
    {
        var shop = new Workspace(feed);
        shop.Write("models/Shop.Models.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {references}
                <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />
              </ItemGroup>
            </Project>
            """);
        shop.AddDigitsModel("models/digits.onnx");
        return shop;
    }

    private static void App(Workspace shop, string reference)
    {
        shop.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        shop.Write("app/Program.cs", Program);
    }
}
