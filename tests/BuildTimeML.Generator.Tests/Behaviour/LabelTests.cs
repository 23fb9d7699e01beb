using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class LabelTests
{
    private const string Members = """
        public static object Run(Model model)
        {
            Model.Output result = model.Predict([INPUT]);
            float[] scores = new float[6];
            result.CopyScoresTo(scores);
            return $"{string.Join(' ', Model.Labels.ToArray())} | {result.Label} {result.Score:0.000} | {result.LabelAt(1)} {result.ScoreAt(1):0.000} | {string.Join(' ', scores.Select(score => $"{score:0.000}"))}";
        }

        public static object Top(Model model)
        {
            Model.Output result = model.Predict([INPUT]);
            string first = "";
            foreach (LabelScore top in result.Top(2)) first += $"{top.Label} {top.Score:0.000} ";
            return first + string.Join(' ', result.TopAt(1, 5).ToArray().Select(top => $"| {top.Label} {top.Score:0.000}"));
        }

        public static object NoSuchRow(Model model) => model.Predict([INPUT]).LabelAt(2);
        public static object NegativeRow(Model model) => model.Predict([INPUT]).ScoreAt(-1);
        public static object TooShort(Model model) { model.Predict([INPUT]).CopyScoresTo(new float[5]); return ""; }
        """;

    private const string Bytes = """
        public static object TopBytes(Model model)
        {
            float[] x = [INPUT];
            float total = 0;
            for (int i = 0; i < 10_000; i++) total += Once(model, x);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++) total += Once(model, x);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private static float Once(Model model, float[] x)
        {
            float total = 0;
            foreach (LabelScore top in model.Predict(x).Top(2)) total += top.Score + top.Label.Length;
            return total;
        }
        """;

    [Theory]
    [InlineData("Logit", "Float32", "1, 3, 2, 0, 0, 9", "a b c | b 0.665 | c 1.000 | 0.090 0.665 0.245 0.000 0.000 1.000")]
    [InlineData("Logit", "Float64", "1, 3, 2, 0, 0, 9", "a b c | b 0.665 | c 1.000 | 0.090 0.665 0.245 0.000 0.000 1.000")]
    [InlineData("Probability", "Float32", "0.5f, 0.25f, 0.25f, 0, 1, 0", "a b c | a 0.500 | b 1.000 | 0.500 0.250 0.250 0.000 1.000 0.000")]
    [InlineData("Probability", "Float16", "(Half)0.5f, (Half)0.25f, (Half)0.25f, (Half)0, (Half)1, (Half)0", "a b c | a 0.500 | b 1.000 | 0.500 0.250 0.250 0.000 1.000 0.000")]
    [InlineData("LogProbability", "Float32", "-1, -2, -3, -4, -0.5f, -6", "a b c | a 0.368 | b 0.607 | 0.368 0.135 0.050 0.018 0.607 0.002")]
    [InlineData("LogProbability", "Float64", "-1, -2, -3, -4, -0.5, -6", "a b c | a 0.368 | b 0.607 | 0.368 0.135 0.050 0.018 0.607 0.002")]
    public void Labels_and_scores_follow_the_kind_of_the_output(string kind, string element, string input, string expected)
    {
        using RunningModel model = Classifier(Enum.Parse<ScoreKind>(kind), Enum.Parse<ElementType>(element), input, 3);

        Assert.Equal(expected, model.Call("Run"));
    }

    [Theory]
    [InlineData("Logit", "Float32", "1, 3, 2, 0, 0, 9", "b 0.665 c 0.245 | c 1.000 | a 0.000 | b 0.000")]
    [InlineData("Probability", "Float16", "(Half)0.5f, (Half)0.25f, (Half)0.25f, (Half)0, (Half)1, (Half)0", "a 0.500 b 0.250 | b 1.000 | a 0.000 | c 0.000")]
    [InlineData("LogProbability", "Float64", "-1, -2, -3, -4, -0.5, -6", "a 0.368 b 0.135 | b 0.607 | a 0.018 | c 0.002")]
    public void The_best_labels_come_first(string kind, string element, string input, string expected)
    {
        using RunningModel model = Classifier(Enum.Parse<ScoreKind>(kind), Enum.Parse<ElementType>(element), input, 3);

        Assert.Equal(expected, model.Call("Top"));
    }

    [Fact]
    public void Going_through_the_best_labels_allocates_nothing()
    {
        using RunningModel model = Running(Bytes, ScoreKind.Logit, ElementType.Float32, "1, 3, 2, 0, 0, 9", 3);

        Assert.Equal(0L, model.Call("TopBytes"));
    }

    [Fact]
    public void Dimensions_of_1_after_the_scores_change_nothing()
    {
        using RunningModel model = Classifier(ScoreKind.Logit, ElementType.Float32, "1, 3, 2, 0, 0, 9", 3, 1, 1);

        Assert.Equal("a b c | b 0.665 | c 1.000 | 0.090 0.665 0.245 0.000 0.000 1.000", model.Call("Run"));
    }

    [Fact]
    public void Rows_that_do_not_exist_and_destinations_that_are_too_short_are_refused()
    {
        using RunningModel model = Classifier(ScoreKind.Logit, ElementType.Float32, "1, 3, 2, 0, 0, 9", 3);

        Assert.Equal("row", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("NoSuchRow")).ParamName);
        Assert.Equal("row", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("NegativeRow")).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => model.Call("TooShort")).ParamName);
    }

    private static RunningModel Classifier(ScoreKind kind, ElementType element, string input, params object[] scores) =>
        Running(Members, kind, element, input, scores);

    private static RunningModel Running(string members, ScoreKind kind, ElementType element, string input, params object[] scores)
    {
        TinyModel identity = new(
            [Tensor("x", element, ["batch", .. scores])], [Tensor("y", element, ["batch", .. scores])], new TinyModel.Node("Identity", ["x"], ["y"]));
        ModelManifest manifest = Model(identity.Inputs, identity.Outputs) with
        {
            MaxDimensions = Limits(("batch", 2)),
            Labels = new LabelSet("y", kind, EquatableArray.Of("a", "b", "c")),
        };
        return new RunningModel(manifest, identity.ToOnnx(), members.Replace("INPUT", input, StringComparison.Ordinal));
    }
}
