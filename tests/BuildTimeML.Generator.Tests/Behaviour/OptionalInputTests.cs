using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>Inputs that a call may leave out, so that the model takes its default.</summary>
public sealed class OptionalInputTests
{
    // y = x * scale + shift, with 2 and [10, 20] as defaults.
    private static readonly TinyModel Affine = new(
        [Tensor("x", ElementType.Float32, "n", 2), Tensor("scale", ElementType.Float32), Tensor("shift", ElementType.Float32, 2)],
        [Tensor("y", ElementType.Float32, "n", 2)],
        new TinyModel.Node("Mul", ["x", "scale"], ["scaled"]),
        new TinyModel.Node("Add", ["scaled", "shift"], ["y"]))
    {
        Defaults = [TinyModel.Default.Of("shift", ElementType.Float32, [2], 10f, 20f), TinyModel.Default.Of("scale", ElementType.Float32, [], 2f)],
    };

    private const string Show = """

        private static string Show(Model.Output output) => string.Join(' ', output.Y.Data.ToArray());
        """;

    [Fact]
    public void A_call_without_them_takes_the_defaults_and_one_with_them_what_it_gives()
    {
        using var model = new RunningModel(Affine, """
            public static object Run(Model model) => string.Join("; ",
                Show(model.Predict([1, 2])),
                Show(model.Predict([1, 2], scale: 3)),
                Show(model.Predict([1, 2], shift: [1, 1])),
                Show(model.Predict([1, 2, 3, 4], 0, [5, 6])),
                Show(model.Predict([1, 2])));
            """ + Show, ("n", 2));

        Assert.Equal("12 24; 13 26; 3 5; 5 6 5 6; 12 24", model.Call("Run"));
    }

    [Fact]
    public void In_place_they_are_given_where_their_switch_is_on_which_calls_with_data_set_too()
    {
        using var model = new RunningModel(Affine, """
            public static object Run(Model model)
            {
                model.Inputs.X[0] = 1;
                model.Inputs.Scale = 5;
                string off = Show(model.Predict(n: 1));
                model.Inputs.UseScale = true;
                string on = Show(model.Predict(n: 1));
                model.Predict([1, 2], shift: [7, 8]);
                string after = $"{model.Inputs.UseScale} {model.Inputs.UseShift} {model.Inputs.Scale}";
                string shifted = Show(model.Predict(n: 1));
                model.Inputs.UseScale = true;
                return $"{off}; {on}; {after}; {shifted}; {Show(model.Predict(n: 1))}";
            }
            """ + Show, ("n", 2));

        Assert.Equal("12 20; 15 20; False True 5; 9 12; 12 18", model.Call("Run"));
    }

    [Fact]
    public void Calls_that_give_them_and_calls_that_do_not_allocate_nothing()
    {
        using var model = new RunningModel(Affine, """
            public static object Run(Model model)
            {
                float total = Calls(model, 200);
                long before = GC.GetAllocatedBytesForCurrentThread();
                total += Calls(model, 10_000);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            private static readonly float[] Values = [1, 2, 3, 4];

            private static float Calls(Model model, int count)
            {
                ReadOnlySpan<float> x = Values;
                float total = 0;
                for (int i = 0; i < count; i++)
                {
                    total += model.Predict(x).Y[0, 0];
                    total += model.Predict(x[..2], scale: i).Y[0, 0];
                    total += model.Predict(x, shift: x[..2]).Y[0, 0];
                    total += model.Predict(x, i, x[..2]).Y[0, 0];
                    model.Inputs.UseShift = i % 2 == 0;
                    total += model.Predict(2).Y[0, 0];
                }

                return total;
            }
            """, ("n", 2));

        Assert.Equal(0L, model.Call("Run"));
    }

    [Fact]
    public void A_length_that_does_not_fit_is_refused_and_changes_nothing()
    {
        using var model = new RunningModel(Affine, """
            public static object Refused(Model model) { model.Predict([1, 2], shift: [1, 2, 3]); return ""; }

            public static object After(Model model)
            {
                model.Predict([1, 2], 3, [1, 2]);
                try { model.Predict([5, 6], shift: [1]); } catch (ArgumentException) { }
                return Show(model.Predict(1));
            }
            """ + Show, ("n", 2));

        ArgumentException error = Assert.Throws<ArgumentException>("shift", () => model.Call("Refused"));
        Assert.StartsWith("The input 'shift' has the shape [2]; 3 elements do not fill it.", error.Message, StringComparison.Ordinal);
        Assert.Equal("4 8", model.Call("After"));
    }

    [Fact]
    public void A_dimension_that_no_other_input_has_is_a_parameter_that_may_be_left_out_too()
    {
        TinyModel concat = new(
            [Tensor("x", ElementType.Float32, 1), Tensor("more", ElementType.Float32, "m")], [Tensor("y", ElementType.Float32, [null])], new TinyModel.Node("Max", ["x", "more"], ["y"]))
        {
            Defaults = [TinyModel.Default.Of("more", ElementType.Float32, [3], 1f, 2f, 3f)],
        };
        using var model = new RunningModel(concat, """
            public static object Run(Model model) => string.Join("; ",
                Show(model.Predict([2])),
                Show(model.Predict([2], [5, 1], 2)),
                Show(model.Predict([2])));
            """ + Show, ("m", 4));

        Assert.Equal("2 2 3; 5 2; 2 2 3", model.Call("Run"));
    }

    [Fact]
    public void Text_may_be_left_out_too()
    {
        TinyModel words = new(
            [Tensor("x", ElementType.String, 2), Tensor("words", ElementType.String, 2), Tensor("word", ElementType.String)],
            [Tensor("same", ElementType.String, 2), Tensor("y", ElementType.String, 2), Tensor("one", ElementType.String)],
            new TinyModel.Node("Identity", ["x"], ["same"]),
            new TinyModel.Node("Identity", ["words"], ["y"]),
            new TinyModel.Node("Identity", ["word"], ["one"]))
        {
            Defaults = [TinyModel.Default.OfTexts("words", [2], "größe", ""), TinyModel.Default.OfTexts("word", [], "one")],
        };
        using var model = new RunningModel(words, """
            public static object Run(Model model) => string.Join("; ",
                Show(model.Predict(["a", "b"])),
                Show(model.Predict(["a", "b"], word: "")),
                Show(model.Predict(["a", "b"], ["c", "d"], "e")),
                Show(model.Predict(["a", "b"])));

            private static string Show(Model.Output output) => $"{output.Y.GetString(0)} {output.One.GetString(0)}";
            """);

        Assert.Equal("größe one; größe ; c e; größe one", model.Call("Run"));
    }

    [Fact]
    public void A_state_keeps_its_place_beside_them()
    {
        TinyModel sum = new(
            [Tensor("h", ElementType.Float32, 2), Tensor("x", ElementType.Float32, 2), Tensor("scale", ElementType.Float32)],
            [Tensor("hN", ElementType.Float32, 2)],
            new TinyModel.Node("Mul", ["x", "scale"], ["scaled"]),
            new TinyModel.Node("Add", ["h", "scaled"], ["hN"]))
        {
            Defaults = [TinyModel.Default.Of("scale", ElementType.Float32, [], 2f)],
        };
        ModelManifest manifest = Model(sum.Inputs, sum.Outputs) with { OptionalInputs = EquatableArray.Of("scale"), States = EquatableArray.Of(new StatePair("h", "hN")) };
        using var model = new RunningModel(manifest, sum.ToOnnx(), """
            public static object Run(Model model) => string.Join("; ", Show(model.Predict([1, 2])), Show(model.Predict([1, 2], 10)), Show(model.Predict([1, 2])));

            private static string Show(Model.Output output) => string.Join(' ', output.HN.Data.ToArray());
            """);

        Assert.Equal("2 4; 12 24; 14 28", model.Call("Run"));
    }

    [Fact]
    public void A_call_with_an_image_takes_them_last()
    {
        TinyModel shifted = new(
            [Tensor("image", ElementType.Float32, 1, 3, 2, 2), Tensor("shift", ElementType.Float32)], [Tensor("y", ElementType.Float32, 1, 3, 2, 2)], new TinyModel.Node("Add", ["image", "shift"], ["y"]))
        {
            Defaults = [TinyModel.Default.Of("shift", ElementType.Float32, [], 1000f)],
        };
        ModelManifest manifest = Model(shifted.Inputs, shifted.Outputs) with
        {
            OptionalInputs = EquatableArray.Of("shift"),
            Preprocess = ImagePreprocessReader.Read("image: input=image", shifted.Inputs),
        };
        using var model = new RunningModel(manifest, shifted.ToOnnx(), """
            public static object Run(Model model)
            {
                byte[] pixels = [7, 7, 7, 7, 7, 7, 0, 0, 7, 7, 7, 7, 7, 7, 0, 0];
                const BuildTimeML.Runtime.Images.PixelFormat format = BuildTimeML.Runtime.Images.PixelFormat.Rgb24;
                return $"{model.Predict(pixels[..12], 2, 2, format).Y.Data[0]} {model.Predict(pixels, 2, 2, format, 8, 5).Y.Data[0]} {model.Predict(pixels, 2, 2, format, shift: 2, stride: 8).Y.Data[0]}";
            }
            """);

        Assert.Equal("1007 12 9", model.Call("Run"));
    }

    [Fact]
    public void Through_the_interface_they_are_part_of_the_input()
    {
        using var model = new RunningModel(Affine, """
            public static object Run(Model model)
            {
                IPredictor<Model.Input, Model.Output> predictor = model;
                return $"{Show(predictor.Predict(new([1, 2])))}; {Show(predictor.Predict(new([1, 2], 3, [1, 1])))}; {new Model.Input([1, 2]).Scale is null}";
            }
            """ + Show, ("n", 2));

        Assert.Equal("12 24; 4 7; True", model.Call("Run"));
    }

    [Fact]
    public void A_model_that_needs_nothing_runs_on_its_defaults()
    {
        TinyModel negate = new([Tensor("x", ElementType.Float32)], [Tensor("y", ElementType.Float32)], new TinyModel.Node("Neg", ["x"], ["y"]))
        {
            Defaults = [TinyModel.Default.Of("x", ElementType.Float32, [], 4f)],
        };
        using var model = new RunningModel(negate, """
            public static object Run(Model model)
            {
                IPredictor<float?, Model.Output> predictor = model;
                return $"{model.Predict().Y} {model.Predict(3).Y} {predictor.Predict(null).Y} {model.Predict().Y}";
            }
            """);

        Assert.Equal("-4 -3 -4 -4", model.Call("Run"));
    }

    [Fact]
    public void A_fake_remembers_what_was_left_out()
    {
        var code = new RunningCode(
            Model([Tensor("x", ElementType.Float32, 2), Tensor("scale", ElementType.Float32), Tensor("shift", ElementType.Float32, 2), Tensor("word", ElementType.String)], [Tensor("y", ElementType.Float32)]) with
            {
                HasFake = true,
                OptionalInputs = EquatableArray.Of("scale", "shift", "word"),
            },
            """
            public static string Run()
            {
                using var model = new ModelFake();
                model.Predict([1, 2]);
                model.Predict([1, 2], 3, [4, 5], "w");
                return string.Join("; ", model.Calls.Select(call => $"{call.Scale} {string.Join(',', call.Shift ?? [9])} {call.Word}"));
            }
            """);

        Assert.Equal(" 9 ; 3 4,5 w", code.Call("Run"));
    }
}
