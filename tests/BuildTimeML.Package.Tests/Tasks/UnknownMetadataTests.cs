using BuildTimeML.Build;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class UnknownMetadataTests
{
    [Theory]
    [InlineData("Precison", "Did you mean Precision?")]
    [InlineData("MaxSiz", "Did you mean MaxSize?")]
    [InlineData("Lables", "Names for targets of your own begin with '_'.")]
    [InlineData("Label", "Did you mean Labels?")]
    [InlineData("CalibrationDate", "Did you mean CalibrationData?")]
    [InlineData("MinAgrement", "Did you mean MinAgreement?")]
    [InlineData("MaxLatncyRatio", "Did you mean MaxLatencyRatio?")]
    [InlineData("Owner", "Names for targets of your own begin with '_'.")]
    public void A_name_that_is_not_known_is_a_warning_with_the_nearest_that_is(string name, string proposal)
    {
        BuildError warning = Assert.Single(Find(name));

        Assert.Equal("BTML2030", warning.Code);
        Assert.Equal($"OptimizedModel has no metadata '{name}', so that 'model.onnx' is built as if it was not there. {proposal}", warning.Message);
    }

    [Theory]
    [InlineData("_Owner")]
    [InlineData("Link")]
    [InlineData("Visible")]
    [InlineData("CopyToOutputDirectory")]
    [InlineData("Pack")]
    [InlineData("SubType")]
    [InlineData("maxsize")]
    public void Names_of_the_project_of_the_SDK_and_of_other_case_are_none(string name) => Assert.Empty(Find(name));

    [Fact]
    public void No_name_of_ours_is_unknown() => Assert.Empty(Find([.. ItemNames.Metadata]));

    [Fact]
    public void A_message_links_to_what_the_reference_says_of_its_code()
    {
        var engine = new SilentBuildEngine();
        var log = new TaskLoggingHelper(engine, "Test");

        log.LogCodedWarning(new TaskItem("model.onnx"), BuildErrors.UnknownMetadata.With("a", "b", "c"));
        log.LogCodedError(new TaskItem("model.onnx"), BuildErrors.ModelMissing.With("a", "b"));

        Assert.EndsWith("/docs/diagnostics.md#btml2030", Assert.Single(engine.Warnings).HelpLink, StringComparison.Ordinal);
        Assert.EndsWith("/docs/diagnostics.md#btml1010", Assert.Single(engine.Errors).HelpLink, StringComparison.Ordinal);
    }

    private static List<BuildError> Find(params string[] names)
    {
        var item = new TaskItem("model.onnx");
        foreach (string name in names)
        {
            item.SetMetadata(name, "x");
        }

        return [.. UnknownMetadata.Find(item).Select(u => u.Warning)];
    }
}
