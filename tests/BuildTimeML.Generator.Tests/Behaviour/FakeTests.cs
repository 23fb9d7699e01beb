using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>Generated stand-ins; none of these tests has a model.</summary>
public sealed class FakeTests
{
    [Fact]
    public void Outputs_are_what_the_test_sets_and_calls_are_remembered()
    {
        var code = new RunningCode(Agnews() with { HasFake = true }, """
            public static string Run()
            {
                using var model = new AgnewsFake { Logits = new([0.1f, 2.5f, 0.3f, 0.2f], 1, 4) };
                long[] tokens = [1, 2, 3];
                string first = Label(model, tokens);
                tokens[0] = 7;
                string second = Label(model, tokens);
                return $"{first} {second} {string.Join(' ', model.Calls.Select(call => string.Join(',', call.Tokens)))}";
            }

            private static string Label(IPredictor<ReadOnlySpan<long>, Agnews.Output> model, long[] tokens) => model.Predict(tokens).Label;
            """);

        Assert.Equal("Sports Sports 1,2,3 7,2,3", code.Call("Run"));
    }

    [Fact]
    public void Outputs_are_zeros_of_the_models_shape_before_they_are_set()
    {
        var code = new RunningCode(
            Model(
                [Tensor("x", ElementType.Float32, "n")],
                [Tensor("sum", ElementType.Float64), Tensor("rows", ElementType.Int32, "n", 2), Tensor("found", ElementType.Int64, 2, "count"), Unranked("rest", ElementType.Bool)]) with { HasFake = true },
            """
            public static string Run()
            {
                using var model = new ModelFake();
                Model.Output result = model.Predict([]);
                return $"{result.Sum} | {Show(result.Rows)} | {Show(result.Found)} | {Show(result.Rest)}";
            }

            private static string Show<T>(TensorView<T> view) where T : unmanaged => $"{string.Join(' ', view.Shape.ToArray())}: {string.Join(' ', view.Data.ToArray())}";
            """);

        Assert.Equal("0 | 1 2: 0 0 | 0 0:  | 0: ", code.Call("Run"));
    }

    [Fact]
    public void Text_maps_and_sequences_are_what_a_function_of_the_test_gives()
    {
        var code = new RunningCode(
            Model(
                [Tensor("x", ElementType.String, "n")],
                [
                    Tensor("words", ElementType.String, "n"), Sequence("scores", Map("", ElementType.String, Tensor("", ElementType.Float32))),
                    Map("counts", ElementType.Int64, Tensor("", ElementType.Float32)), Sequence("rows", Unranked("", ElementType.Int32)),
                ]) with { HasFake = true },
            """
            private static readonly string[] Names = ["cat", "dog"];
            private static readonly float[] Numbers = [0.25f, 0.75f];
            private static readonly long[] Keys = [7, 8];
            private static readonly long[] Two = [2];

            public static string Run()
            {
                using var model = new ModelFake
                {
                    Words = () => new(Names, Two),
                    Scores = () => new(3, _ => new StringMapView<float>(Names, Numbers)),
                    Counts = () => new(Keys, Numbers),
                };
                Model.Output result = model.Predict(["a"]);
                StringMapView<float> last = result.Scores[2];
                return $"{result.Words.GetString(1)} {result.Scores.Count} {last["dog"]} {last.Keys.GetString(0)} {last.Keys.Shape[0]} {result.Counts[8]} {result.Rows.Count} {model.Calls[0].X[0]}";
            }
            """);

        Assert.Equal("dog 3 0.75 cat 2 0.75 0 a", code.Call("Run"));
    }

    [Fact]
    public void What_runs_in_a_call_sets_its_outputs_or_throws()
    {
        var code = new RunningCode(
            Model([Tensor("x", ElementType.Float32, "rows", "columns"), Tensor("scale", ElementType.Float32)], [Tensor("y", ElementType.Float32)]) with { HasFake = true },
            """
            public static string Run()
            {
                using var model = new ModelFake();
                model.Predicting = call => model.Y = call.X.Sum() * call.Scale + call.Rows;
                IPredictor<Model.Input, Model.Output> predictor = model;
                float first = predictor.Predict(new Model.Input([1, 2, 3], 2, rows: 1));
                model.Predicting = _ => throw new InvalidOperationException("busy");
                try { model.Predict([1], 1, 1); } catch (InvalidOperationException e) { return $"{first} {e.Message} {model.Calls.Count}"; }
                return "";
            }
            """);

        Assert.Equal("13 busy 2", code.Call("Run"));
    }
}
