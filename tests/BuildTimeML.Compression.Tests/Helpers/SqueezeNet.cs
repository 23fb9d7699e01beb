using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using ElementType = BuildTimeML.Manifest.ElementType;
using ValueKind = BuildTimeML.Manifest.ValueKind;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>SqueezeNet and the images it is calibrated with, as the test data has them.</summary>
internal static class SqueezeNet
{
    private const string Preprocess = "image: order=BGR; mean=104,117,123";

    /// <summary>The simplified model.</summary>
    public static Model Read()
    {
        Model model = ModelReader.Read(TestData.File("models/squeezenet.onnx"));
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        return model;
    }

    /// <summary>The classes whose number ends in 0.</summary>
    /// <param name="count">At most 100.</param>
    public static FileSamples Samples(int count)
    {
        var signature = new TensorSignature("data_0", ValueKind.Tensor, ElementType.Float32, EquatableArray.Of(new[] { 1L, 3, 224, 224 }.Select(Manifest.Dimension.Fixed).ToArray()));
        var input = new DataInput(signature, ImagePreprocessReader.Read(Preprocess, [signature]));
        string[] files = [.. Directory.EnumerateFiles(TestData.File("data/imagenet"), "???0.png").Order(StringComparer.Ordinal).Take(count)];
        return new FileSamples([input], [new SampleFiles(files, [input])]);
    }

    /// <summary>What is quantised: the input, and what nodes give, except before a Relu and at the end.</summary>
    public static IReadOnlyList<string> Activations(Model model) =>
    [
        model.Graph.Inputs[0].Name,
        .. model.Graph.Nodes.Where(n => n.OpType is not ("Softmax" or "Dropout")).Select(n => n.Outputs[0]!).Where(o => !o.Uses.All(u => u.Node.Is("Relu"))).Select(o => o.Name),
    ];
}
