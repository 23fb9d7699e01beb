using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Objectives;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training.Objectives;

public sealed class ObjectiveChoiceTests
{
    [Fact]
    public void What_is_in_front_of_a_Softmax_gets_soft_targets()
    {
        using Model model = Networks.Probabilities(1);

        Objective objective = Distil(model, TrainingOptionsWith(temperature: 2))!;

        Assert.Equal(new SoftTargetTerm("s", "s", Axis: 1, Temperature: 2, Weight: 1), Assert.Single(objective.Terms));
        Assert.Equal(new ComparedScores("s", "s", Axis: 1), objective.Scores);
    }

    [Fact]
    public void An_output_that_may_be_anything_gets_the_teachers_numbers_and_its_best_class_is_compared()
    {
        using Model model = Networks.Classifier(1);

        Objective objective = Distil(model, new TrainingOptions())!;

        Assert.Equal(new ReconstructionTerm("y", "y", 1), Assert.Single(objective.Terms));
        Assert.Equal(new ComparedScores("y", "y", Axis: 1), objective.Scores);
    }

    [Fact]
    public void With_labels_an_output_holds_classes_and_they_share_the_weight()
    {
        using Model model = Networks.Classifier(1);

        Objective objective = Distil(model, new TrainingOptions { LabelWeight = 0.25 }, withLabels: true)!;

        Assert.Equal([new SoftTargetTerm("y", "y", 1, 3, 0.75), new LabelTerm("y", 1, Classes: 3, 0.25)], objective.Terms);
    }

    [Fact]
    public void Ends_of_residual_blocks_are_compared_where_both_have_them()
    {
        const string Residual = "g (float[batch, 4] x) => (float y) <float[4, 4] w = fill(1.0), float[4, 4] v = fill(1.0)> { h = MatMul(x, w) r = Relu(h) s = Add(h, r) t = Relu(s) u = Add(s, t) y = MatMul(u, v) }";
        using Model model = GraphTextReader.Read(Residual);
        using Model teacher = GraphTextReader.Read(Residual);

        Objective objective = new ObjectiveChoice(model, new TrainingOptions { FeatureWeight = 0.5 }).Distil(teacher, withLabels: false)!;

        Assert.Equal([new ReconstructionTerm("y", "y", 1), new ReconstructionTerm("s", "s", 0.25), new ReconstructionTerm("u", "u", 0.25)], objective.Terms);
    }

    [Fact]
    public void Without_an_output_of_floats_there_is_nothing_to_compare()
    {
        using Model model = GraphTextReader.Read("g (float[batch, 4] x) => (int64 y) { y = ArgMax(x) }");

        Assert.Null(Distil(model, new TrainingOptions()));
        Assert.Null(new ObjectiveChoice(model, new TrainingOptions()).Classify());
    }

    [TestDataFact]
    public void The_logits_of_an_old_Softmax_are_found_after_its_upgrade()
    {
        using Model model = SqueezeNet.Read();
        using var copy = TrainableModel.CopyOf("squeezenet", model);

        Objective objective = new ObjectiveChoice(copy.Model, new TrainingOptions()).Classify()!;

        var term = Assert.IsType<LabelTerm>(Assert.Single(objective.Terms));
        Assert.Equal(1000, term.Classes);
        Assert.DoesNotContain(copy.Model.Graph.Nodes, n => n.Is("Softmax") && n.Outputs[0]!.Name == term.Value);
    }

    private static TrainingOptions TrainingOptionsWith(double temperature) => new() { Temperature = temperature };

    private static Objective? Distil(Model model, TrainingOptions options, bool withLabels = false) => new ObjectiveChoice(model, options).Distil(model, withLabels);
}
