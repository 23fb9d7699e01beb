using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Tests.Training.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Versioning;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>
/// Gradients of all weights of real models, simplified as builds do it, each along itself. The tolerance is for where a network bends
/// within a step: the deeper it is, and the more elements it has, the more often.
/// </summary>
public sealed class RealModelGradientTests
{
    [Theory]
    [InlineData("mnist-mobilenet", 0.02)]
    [InlineData("agnews-transformer", 0.02)]
    public void The_committed_models(string name, double tolerance) => Check(name, tolerance);

    [TestDataTheory]
    [InlineData("squeezenet", 0.02)]
    [InlineData("mnist", 0.02)]
    [InlineData("cifar-cnn", 0.02)]
    [InlineData("ultraface-rfb-320", 0.08)]
    public void Other_models(string name, double tolerance) => Check(name, tolerance);

    private static void Check(string name, double tolerance)
    {
        using Model forward = Prepare(name);
        using Model differentiated = Prepare(name);
        Parameter[] weights = Parameter.OfWeights(forward);
        double[][] gradients = AppendedGradient.Of(differentiated, weights, options: null);
        using var differences = new DirectionalDifference(forward, weights);
        Assert.NotEmpty(weights);
        for (int i = 0; i < weights.Length; i++)
        {
            double[] direction = DirectionalDifference.DirectionOf(weights[i], gradients[i]);
            double actual = direction.Zip(gradients[i], (d, g) => d * g).Sum();
            (double expected, double noise) = differences.Along(i, direction, actual);
            Assert.True(
                Math.Abs(actual - expected) <= (tolerance * Math.Abs(expected)) + noise,
                $"Along itself the gradient of '{weights[i].Name}' is {actual}; differences give {expected}, with a noise of {noise}.");
        }
    }

    private static Model Prepare(string name)
    {
        Model model = ModelReader.Read(Models.Find(name));
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        Assert.Null(OpsetUpgrade.Run(model, TrainableModel.Opset));
        new FreezeDimensionsPass([new DimensionLimit("batch", 2), new DimensionLimit("batch_size", 2)]).Run(model, new PassLog());
        return model;
    }
}
