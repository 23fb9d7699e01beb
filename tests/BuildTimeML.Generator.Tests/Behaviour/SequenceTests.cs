using BuildTimeML.Manifest;
using BuildTimeML.TestAssets;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class SequenceTests
{
    private static readonly TinyModel ZipMap = new(
        [Tensor("x", ElementType.Float32, "n", 2)],
        [Sequence("scores", Map("", ElementType.String, Tensor("", ElementType.Float32)))],
        new TinyModel.Node("ZipMap", ["x"], ["scores"]) { ClassLabels = ["cat", "dog"] });

    [Fact]
    public void A_sequence_of_maps_has_a_map_for_each_row()
    {
        using var model = new RunningModel(ZipMap, """
            public static object Run(Model model)
            {
                Model.Output output = model.Predict([1, 2, 3, 4]);
                output.Scores[0].TryGetValue("dog", out float dog);
                return $"{output.Scores.Count} {output.Scores[1]["cat"]} {dog} {output.Scores[0].TryGetValue("cow", out _)} {output.Scores[1].Count} {model.Predict([5, 6]).Scores.Count}";
            }
            """, ("n", 2));

        Assert.Equal("2 3 2 False 2 1", model.Call("Run"));
    }

    [Fact]
    public void A_sequence_of_tensors_has_a_view_for_each()
    {
        TinyModel split = new(
            [Tensor("x", ElementType.Int32, "n", 2)], [Sequence("rows", Unranked("", ElementType.Int32))], new TinyModel.Node("SplitToSequence", ["x"], ["rows"]));
        using var model = new RunningModel(split, """
            public static object Run(Model model)
            {
                string text = "";
                foreach (TensorView<int> row in model.Predict([1, 2, 3, 4]).Rows) text += $"{row.Data[0]} {row.Data[1]} / ";
                return text;
            }
            """, ("n", 2));

        Assert.Equal("1 2 / 3 4 / ", model.Call("Run"));
    }

    [Fact]
    public void Calls_that_give_maps_allocate_nothing()
    {
        using var model = new RunningModel(ZipMap, """
            public static object Run(Model model)
            {
                float[] x = [1, 2, 3, 4];
                float total = 0;
                for (int i = 0; i < 200; i++) total += Once(model, x, 1 + (i % 2));
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10_000; i++) total += Once(model, x, 1 + (i % 2));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            private static float Once(Model model, float[] x, int rows)
            {
                float total = 0;
                foreach (StringMapView<float> map in model.Predict(x.AsSpan(0, rows * 2)).Scores) total += map["dog"] + map.Values[0];
                return total;
            }
            """, ("n", 2));

        Assert.Equal(0L, model.Call("Run"));
    }

    [Fact]
    public void Views_of_an_earlier_call_and_of_a_disposed_instance_say_so()
    {
        using var model = new RunningModel(ZipMap, """
            public static object Earlier(Model model)
            {
                Model.Output output = model.Predict([1, 2]);
                model.Predict([3, 4]);
                return output.Scores[0].Count;
            }

            public static object Disposed(Model model)
            {
                StringMapView<float> map = model.Predict([1, 2]).Scores[0];
                model.Dispose();
                return map["cat"];
            }
            """);

        Assert.Throws<InvalidOperationException>(() => model.Call("Earlier"));
        Assert.Throws<ObjectDisposedException>(() => model.Call("Disposed"));
    }

    [TestDataFact]
    public void A_classifier_of_scikit_learn_gives_label_and_probabilities()
    {
        ModelManifest iris = Model(
            [Tensor("X", ElementType.Float32, null, 4)],
            [Tensor("output_label", ElementType.Int64, [null]), Sequence("output_probability", Map("", ElementType.Int64, Tensor("", ElementType.Float32)))]);
        using var model = new RunningModel(iris with { MaxDimensions = Limits(("xDim0", 2)) }, File.ReadAllBytes(TestData.File("models/iris-random-forest.onnx")), """
            public static object Run(Model model)
            {
                Model.Output output = model.Predict([5.1f, 3.5f, 1.4f, 0.2f, 6.7f, 3.0f, 5.2f, 2.3f]);
                MapView<long, float> second = output.OutputProbability[1];
                return $"{output.OutputLabel[0]} {output.OutputLabel[1]} {output.OutputProbability[0][0] > 0.9f} {second[2] > 0.9f} {string.Join(' ', second.Keys.ToArray())} {second.Values[0] + second.Values[1] + second.Values[2]:0.000}";
            }
            """);

        Assert.Equal("0 2 True True 0 1 2 1.000", model.Call("Run"));
    }
}
