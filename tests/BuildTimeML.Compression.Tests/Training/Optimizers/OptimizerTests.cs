using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training.Optimizers;

namespace BuildTimeML.Compression.Tests.Training.Optimizers;

public sealed class OptimizerTests
{
    private const int Steps = 7;
    private const double Rate = 0.05;
    private const double Decay = 0.1;
    private const double Scale = 0.5;

    // One number from start to end, as PyTorch's documentation writes the algorithms down, in float64.
    private static readonly Dictionary<string, Func<double, double[], double>> Definitions = new()
    {
        ["Sgd"] = (w, gradients) => gradients.Aggregate(w, (now, g) => now - (Rate * (g + (Decay * now)))),
        ["Momentum"] = (w, gradients) =>
        {
            double v = 0;
            foreach (double g in gradients)
            {
                v = (0.9 * v) + g + (Decay * w);
                w -= Rate * v;
            }

            return w;
        },
        ["Nesterov"] = (w, gradients) =>
        {
            double v = 0;
            foreach (double g in gradients)
            {
                double decayed = g + (Decay * w);
                v = (0.9 * v) + decayed;
                w -= Rate * (decayed + (0.9 * v));
            }

            return w;
        },
        ["Adam"] = (w, gradients) => Adam(w, gradients, decoupled: false),
        ["AdamW"] = (w, gradients) => Adam(w, gradients, decoupled: true),
    };

    public static IEnumerable<object[]> Cases => from name in OptimizerTable.Names from length in (int[])[1, 7, 8, 19, 64] select new object[] { name, length };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_element_goes_the_way_that_the_definition_says(string name, int length)
    {
        IOptimizer optimizer = OptimizerTable.Find(name);
        var random = new Random(length);
        float[] start = ArraySamples.Normal(random, length);
        float[][] gradients = [.. Enumerable.Range(0, Steps).Select(_ => ArraySamples.Normal(random, length))];
        float[] weights = [.. start];
        float[] first = new float[optimizer.Memories > 0 ? length : 0];
        float[] second = new float[optimizer.Memories > 1 ? length : 0];

        for (int i = 0; i < Steps; i++)
        {
            optimizer.Update(weights, gradients[i], first, second, new UpdateStep(i + 1, Rate, Decay, Scale));
        }

        Assert.All(Enumerable.Range(0, length), e =>
            Assert.Equal(Definitions[name](start[e], [.. gradients.Select(g => g[e] * Scale)]), weights[e], 2e-6));
    }

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Momentum")]
    [InlineData("Nesterov")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void A_step_allocates_nothing(string name)
    {
        IOptimizer optimizer = OptimizerTable.Find(name);
        float[] weights = new float[100];
        float[] first = new float[optimizer.Memories > 0 ? 100 : 0];
        float[] second = new float[optimizer.Memories > 1 ? 100 : 0];
        optimizer.Update(weights, weights, first, second, new UpdateStep(1, Rate));

        long before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Update(weights, weights, first, second, new UpdateStep(2, Rate));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Every_optimiser_is_in_the_table() => Assert.Equal(
        typeof(IOptimizer).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOptimizer))).Select(t => t.Name).Order(),
        OptimizerTable.Names.Order());

    [Fact]
    public void The_norm_is_that_of_all_elements()
    {
        float[] gradients = ArraySamples.Normal(new Random(1), 37);

        Assert.Equal(gradients.Sum(g => (double)g * g), GradientNorm.SumOfSquares(gradients), 1e-12);
    }

    [Theory]
    [InlineData(0.5, 1, 1)]
    [InlineData(4, 1, 0.25)]
    [InlineData(4, 0, 1)]
    public void A_norm_over_the_limit_is_brought_to_it(double norm, double limit, double factor) => Assert.Equal(factor, GradientNorm.ClipFactor(norm, limit), 1e-6);

    private static double Adam(double w, double[] gradients, bool decoupled)
    {
        double m = 0;
        double v = 0;
        for (int t = 1; t <= gradients.Length; t++)
        {
            w *= decoupled ? 1 - (Rate * Decay) : 1;
            double g = gradients[t - 1] + (decoupled ? 0 : Decay * w);
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            w -= Rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }

        return w;
    }
}
