using BuildTimeML.Generator.Tests;
using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Generated code under every analyzer of the SDK; each warning is an error.</summary>
[Collection(FeedCollection.Name)]
public sealed class GeneratedCodeTests(Feed feed)
{
    [Fact]
    public void Classes_of_two_hundred_signatures_are_clean_documented_and_fit_for_compilation_ahead_of_time()
    {
        using var project = new ThrowawayProject(feed, """
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <AdditionalFiles Include="manifests/*.btml" />
            """, withEngine: false, withSdkPackages: true);
        Directory.CreateDirectory(project.PathOf("manifests"));
        for (int seed = 0; seed < 200; seed++)
        {
            project.Write($"manifests/{seed}.btml", ManifestWriter.Write(new IdentityModel(seed).Manifest with { HasFake = true }));
        }

        project.Build(
            "-p:AnalysisLevel=latest", "-p:EnforceCodeStyleInBuild=true", "-p:IsAotCompatible=true", "-p:GenerateDocumentationFile=true",
            "-p:EmitCompilerGeneratedFiles=true").MustSucceed();
    }
}
