using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.Losses;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training.Losses;

public sealed class LossTests
{
    private const int Rows = 5;
    private const int Classes = 4;
    private const double Tolerance = 1e-6;

    private readonly float[] _student = ArraySamples.Normal(new Random(1), Rows * Classes);
    private readonly float[] _teacher = ArraySamples.Normal(new Random(2), Rows * Classes);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Soft_targets_are_the_divergence_of_softened_probabilities(double temperature)
    {
        double expected = Enumerable.Range(0, Rows).Average(r =>
        {
            double[] t = Softmax(_teacher, r, temperature);
            double[] s = Softmax(_student, r, temperature);
            return temperature * temperature * t.Zip(s, (p, q) => p * Math.Log(p / q)).Sum();
        });

        Assert.Equal(expected, Compute((emit, s, t) => SoftTargets.Append(emit, s, t, temperature)), Tolerance);
    }

    [Fact]
    public void Soft_targets_of_the_teacher_itself_are_0() =>
        Assert.Equal(0, Compute((emit, _, t) => SoftTargets.Append(emit, t, t, 3)), Tolerance);

    [Fact]
    public void Cross_entropy_looks_at_the_right_class_of_each_row()
    {
        long[] labels = [2, 0, 3, 3, 1];
        double expected = labels.Select((label, r) => -Math.Log(Softmax(_student, r, 1)[label])).Average();

        Assert.Equal(expected, Compute((emit, s, _) => CrossEntropy.Append(emit, s, emit.Ints(labels), Classes)), Tolerance);
    }

    [Fact]
    public void The_squared_error_is_the_mean_over_all_elements() => Assert.Equal(
        _student.Zip(_teacher, (s, t) => ((double)s - t) * ((double)s - t)).Average(),
        Compute(SquaredError.Append),
        Tolerance);

    [Fact]
    public void A_reconstruction_is_a_share_of_the_teachers_energy() => Assert.Equal(
        _student.Zip(_teacher, (s, t) => ((double)s - t) * ((double)s - t)).Average() / 2.5,
        Compute((emit, s, t) => Reconstruction.Append(emit, s, t, 2.5)),
        Tolerance);

    [Fact]
    public void Losses_are_added_by_their_weights() => Assert.Equal(
        1.25 * Compute(SquaredError.Append),
        Compute((emit, s, t) => WeightedSum.Append(emit, [(SquaredError.Append(emit, s, t), 1), (SquaredError.Append(emit, t, s), 0.25)])),
        Tolerance);

    [Fact]
    public void Classes_along_another_axis_become_rows()
    {
        using Model model = GraphTextReader.Read("g (float[2, 3, 2, 1] s) => () {}");
        var emit = new GraphEmitter(model);
        Value rows = ScoreRows.Append(emit, model.Graph.Inputs[0], axis: 1);
        rows.Type = new TensorType(ElementType.Float32, shape: null);
        model.Graph.Outputs.Add(rows);

        var output = Assert.Single(Engine.Run(Compressed.Bytes(model), _ => [.. Enumerable.Range(0, 12).Select(i => (float)i)]));

        Assert.Equal([4, 3], output.Shape);
        Assert.Equal([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11], output.Numbers!);
    }

    private double Compute(Func<GraphEmitter, Value, Value, Value> append)
    {
        using Model model = GraphTextReader.Read($"g (float[{Rows}, {Classes}] s, float[{Rows}, {Classes}] t) => () {{}}");
        Value loss = append(new GraphEmitter(model), model.Graph.Inputs[0], model.Graph.Inputs[1]);
        loss.Type = new TensorType(ElementType.Float32, []);
        model.Graph.Outputs.Add(loss);
        return Engine.Run(Compressed.Bytes(model), i => i.Name == "s" ? _student : _teacher)[0].Numbers![0];
    }

    private static double[] Softmax(float[] logits, int row, double temperature)
    {
        double[] powers = [.. logits.Skip(row * Classes).Take(Classes).Select(l => Math.Exp(l / temperature))];
        return [.. powers.Select(p => p / powers.Sum())];
    }
}
