using BuildTimeML.Build;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>What a user reads when an item is wrong: code, place in the project file, what happened, what to do.</summary>
[Collection(FeedCollection.Name)]
public sealed class ItemErrorTests(Feed feed)
{
    [Fact]
    public void Each_wrong_item_gets_an_error_of_its_own_at_its_line()
    {
        (string Item, string Code, string Text)[] cases =
        [
            ("""<OptimizedModel Include="missing.onnx" />""", "BTML1010", "The model 'missing.onnx' does not exist."),
            ("""<OptimizedModel Include="empty.onnx" />""", "BTML1011", "'empty.onnx' is empty (0 bytes)"),
            ("""<OptimizedModel Include="picture.onnx" />""", "BTML1012", "'picture.onnx' is not an ONNX model: it does not begin as one"),
            ("""<OptimizedModel Include="cut.onnx" />""", "BTML1013", "'cut.onnx' is cut off"),
            ("""<OptimizedModel Include="digits.onnx" MaxSize="abc" />""", "BTML1002", "MaxSize=\"abc\" is not a size"),
            ("""<OptimizedModel Include="digits.onnx" Precision="Int7" />""", "BTML1020", $"Use one of: {string.Join(", ", Precisions.All)}."),
            ("""<OptimizedModel Include="digits.onnx" Optimize="Speeed" />""", "BTML1006", "Optimize=\"Speeed\" is not known"),
            ("""<OptimizedModel Include="digits.onnx" MinAgreement="120 %" />""", "BTML1005", "MinAgreement=\"120 %\" cannot be read. Write a share of at most 100 %"),
            ("""<OptimizedModel Include="digits.onnx" MinSqnr="loud" />""", "BTML1005", "Write decibels"),
            ("""<OptimizedModel Include="digits.onnx" MaxAccuracyDrop="-1" />""", "BTML1005", "Write points of accuracy"),
            ("""<OptimizedModel Include="digits.onnx" MaxLatency="8" />""", "BTML1005", "Write a time with its unit, as in \"8 ms\""),
            ("""<OptimizedModel Include="digits.onnx" MaxLatencyRatio="0.5" />""", "BTML1046", "Float32 is what the time is compared with"),
            ("""<OptimizedModel Include="digits.onnx" BudgetSeverity="Info" />""", "BTML1029", "BudgetSeverity=\"Info\" is not known. Use \"Error\" or \"Warning\"."),
            ("""<OptimizedModel Include="digits.onnx" MaxDimensions="btach=32" />""", "BTML1021", "at 'btach=32'"),
            ("""<OptimizedModel Include="digits.onnx" Dimensions="btach=1" />""", "BTML1026", "at 'btach=1'"),
            ("""<OptimizedModel Include="digits.onnx" Labels="nowhere.txt" />""", "BTML1022", "The labels file 'nowhere.txt' does not exist."),
            ("""<OptimizedModel Include="digits.onnx" Labels="three.txt" />""", "BTML1023", "has 3 labels, but no output of 'digits.onnx' has that many scores"),
            ("""<OptimizedModel Include="digits.onnx" Preprocess="image: size=32x32" />""", "BTML1040", "size=32x32 does not fit the input, which is 28x28"),
            ("""<OptimizedModel Include="digits.onnx" State="image:logits" />""", "BTML1028", "at 'image:logits': the input is float32 [batch, 1, 28, 28], and the output float32 [batch, 10]"),
            ("""<OptimizedModel Include="digits.onnx" OptionalInputs="image" />""", "BTML1055", "at 'image': it has no initializer, so that each call has to give it"),
            ("""<OptimizedModel Include="digits.onnx" CalibrationSamples="many" />""", "BTML1043", "CalibrationSamples=\"many\" is not a number of samples"),
            ("""<OptimizedModel Include="digits.onnx" CalibrationMethod="Guess" />""", "BTML1029", "CalibrationMethod=\"Guess\" is not known. Use \"Halfway\" or \"MinMax\" or \"Percentile\" or \"Entropy\" or \"MeanSquaredError\""),
            ("""<OptimizedModel Include="digits.onnx" HoldBack="95 %" />""", "BTML1044", "HoldBack=\"95 %\" is not a share"),
            ("""<OptimizedModel Include="digits.onnx" EvaluationLabels="three.txt" />""", "BTML1045", "labels the samples of EvaluationData, which is missing"),
            ("""<OptimizedModel Include="digits.onnx" ClassName="2fast" />""", "BTML1025", "'_2fast' would be"),
            ("""<OptimizedModel Include="digits.onnx" Accessibility="private" />""", "BTML1029", "Accessibility=\"private\" is not known. Use \"public\" or \"internal\"."),
            ("""<OptimizedModel Include="digits.onnx" Fake="yes" />""", "BTML1029", "Fake=\"yes\" is not known. Use \"false\" or \"true\"."),
            ("""<OptimizedModel Include="digits.onnx" ClassName="Twin" />""", "", ""),
            ("""<OptimizedModel Include="copy/../digits.onnx" ClassName="Twin" />""", "BTML1024", "both make the class Shop.Twin"),
        ];
        using var project = new ThrowawayProject(feed, string.Join('\n', cases.Select(c => "    " + c.Item)));
        project.AddDigitsModel();
        File.WriteAllBytes(project.PathOf("empty.onnx"), []);
        File.WriteAllBytes(project.PathOf("picture.onnx"), [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        File.WriteAllBytes(project.PathOf("cut.onnx"), File.ReadAllBytes(project.PathOf("digits.onnx"))[..100_000]);
        project.Write("three.txt", "a\nb\nc\n");

        CommandResult result = project.Build().MustFail();

        for (int i = 0; i < cases.Length; i++)
        {
            if (cases[i].Code.Length > 0)
            {
                string message = Assert.Single(result.Messages(cases[i].Code), m => m.Contains($"app.csproj({ThrowawayProject.FirstItemLine + i},6): error {cases[i].Code}: ", StringComparison.Ordinal));
                Assert.Contains(cases[i].Text, message, StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain("MSB", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_over_its_budget_fails_with_the_tensors_that_cost_most_and_a_precision_that_fits()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" MaxSize="200 kB" />""");
        project.AddDigitsModel();

        string message = Assert.Single(project.Build().MustFail().Messages("BTML1001"));

        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6): error BTML1001: 'digits.onnx' takes ", message, StringComparison.Ordinal);
        Assert.Matches(@"takes 2\d\d\.\d\d kB \(2\d\d,\d{3} bytes\) as Float32, over its", message);
        Assert.Contains("MaxSize of 200.00 kB", message, StringComparison.Ordinal);
        Assert.Contains("Largest tensors: ", message, StringComparison.Ordinal);
        string precision = message.Contains("Precision=\"Int8WeightOnly\"", StringComparison.Ordinal) ? "Int8WeightOnly" : "Int8Dynamic";

        // The proposal is taken at its word.
        project.Items($"""    <OptimizedModel Include="digits.onnx" MaxSize="200 kB" Precision="{precision}" />""");
        project.Build().MustSucceed();
    }

    [Fact]
    public void Without_an_engine_the_error_says_which_line_to_add()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" />""", withEngine: false);
        project.AddDigitsModel();

        string message = Assert.Single(project.Build().MustFail().Messages("BTML1030"));

        Assert.Contains("""<PackageReference Include="Microsoft.ML.OnnxRuntime" Version="1.30.0" />""", message, StringComparison.Ordinal);
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_is_none_is_named()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" />""", withEngine: false);
        project.AddDigitsModel();
        project.Write("fake.so", "no library");

        string message = Assert.Single(project.Build($"-p:BuildTimeMLEnginePath={project.PathOf("fake.so")}").MustFail().Messages("BTML1031"));

        Assert.Contains("fake.so", message, StringComparison.Ordinal);
    }
}
