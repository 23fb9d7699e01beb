using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class TextTests
{
    private static readonly TinyModel Identity = new(
        [Tensor("x", ElementType.String, "n")], [Tensor("y", ElementType.String, "n")], new TinyModel.Node("Identity", ["x"], ["y"]));

    [Fact]
    public void Text_goes_in_as_strings_and_comes_out_as_utf8()
    {
        using var model = new RunningModel(Identity, """
            public static object Run(Model model)
            {
                string[] words = ["größe", ""];
                StringTensorView y = model.Predict(words).Y;
                return $"{y.Count} {y.Shape[0]} {y[0].Length} {y.GetString(0)} {y.GetString(1).Length} | {string.Join(' ', model.Predict(["one"]).Y.ToArray())}";
            }

            public static object TooMany(Model model) { model.Predict(["a", "b", "c", "d"]); return ""; }
            public static object Null(Model model) { model.Predict([null!]); return ""; }
            """, ("n", 3));

        Assert.Equal("2 2 7 größe 0 | one", model.Call("Run"));
        Assert.Contains("MaxDimensions=\"n=4\"", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("TooMany")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Call("Null"));
    }

    [Fact]
    public void A_length_that_does_not_fit_is_refused()
    {
        TinyModel pairs = new([Tensor("x", ElementType.String, "n", 2)], [Tensor("y", ElementType.String, "n", 2)], new TinyModel.Node("Identity", ["x"], ["y"]));
        using var model = new RunningModel(pairs, """public static object Run(Model model) { model.Predict(["a", "b", "c"]); return ""; }""", ("n", 3));

        ArgumentException error = Assert.Throws<ArgumentException>(() => model.Call("Run"));
        Assert.Contains("The input 'x' has the shape [n, 2]; 3 elements do not fill it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scalar_is_a_string()
    {
        TinyModel scalar = new([Tensor("x", ElementType.String)], [Tensor("y", ElementType.String)], new TinyModel.Node("Identity", ["x"], ["y"]));
        using var model = new RunningModel(scalar, """
            public static object Run(Model model)
            {
                string given = model.Predict("größe").Y.GetString(0);
                model.Inputs.X.Set(0, "in place");
                return $"{given} | {model.Predict().Y.GetString(0)}";
            }
            """);

        Assert.Equal("größe | in place", model.Call("Run"));
    }

    [Fact]
    public void Utf8_is_written_in_place_and_the_first_elements_are_read()
    {
        using var model = new RunningModel(Identity, """
            public static object Run(Model model)
            {
                model.Inputs.X.SetUtf8(0, "a"u8);
                model.Inputs.X.SetUtf8(1, "b"u8);
                model.Inputs.X.Set(2, "c");
                string two = string.Join(' ', model.Predict(n: 2).Y.ToArray());
                return $"{model.Inputs.X.Length}: {two} | {string.Join(' ', model.Predict(n: 3).Y.ToArray())}";
            }
            """, ("n", 3));

        Assert.Equal("3: a b | a b c", model.Call("Run"));
    }

    [Fact]
    public void Calls_with_text_allocate_nothing()
    {
        using var model = new RunningModel(Identity, """
            public static object Run(Model model)
            {
                string[] words = ["größe", "a word that is longer than others", ""];
                long total = 0;
                for (int i = 0; i < 200; i++) total += Once(model, words, 1 + (i % 3));

                // The least of three: code of an assembly that can be unloaded has tables on the heap, which grow when it is compiled again.
                long least = long.MaxValue;
                for (int round = 0; round < 3; round++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    for (int i = 0; i < 5_000; i++) total += Once(model, words, 1 + (i % 3));
                    least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                }

                return least;
            }

            private static long Once(Model model, string[] words, int n)
            {
                long length = model.Predict(words.AsSpan(0, n)).Y[0].Length;
                model.Inputs.X.SetUtf8(0, "bytes"u8);
                return length + model.Predict(n).Y[0].Length;
            }
            """, ("n", 3));

        Assert.Equal(0L, model.Call("Run"));
    }

    [Fact]
    public void A_disposed_instance_says_so()
    {
        using var model = new RunningModel(Identity, """
            public static object Predict(Model model) { model.Dispose(); model.Predict(["a"]); return ""; }
            public static object Inputs(Model model) { model.Dispose(); model.Inputs.X.Set(0, "a"); return ""; }
            public static object View(Model model) { StringTensorView y = model.Predict(["a"]).Y; model.Dispose(); return y.GetString(0); }
            """);

        Assert.Throws<ObjectDisposedException>(() => model.Call("Predict"));
        Assert.Throws<ObjectDisposedException>(() => model.Call("Inputs"));
        Assert.Throws<ObjectDisposedException>(() => model.Call("View"));
    }
}
