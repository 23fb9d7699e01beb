using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class ImageTests
{
    private const string Usual = "image: size=5x4; scale=1/255; mean=0.485,0.456,0.406; std=0.229,0.224,0.225; resize=cover";

    private const string Members = """
        private static readonly byte[] Pixels = [.. Enumerable.Range(0, 7 * 6 * 4).Select(i => (byte)(i * 37 % 251))];

        public static object Run(Model model)
        {
            var expected = new T[60];
            new BuildTimeML.Runtime.Images.ImagePreprocessor(Model.Preprocess).Apply(Pixels, 7, 6, BuildTimeML.Runtime.Images.PixelFormat.Bgra32, expected);
            TensorView<T> y = model.Predict(Pixels, 7, 6, BuildTimeML.Runtime.Images.PixelFormat.Bgra32).Y;
            return $"{string.Join(' ', y.Shape.ToArray())} {y.Data.SequenceEqual(expected)} {expected.Distinct().Count() > 10}";
        }
        """;

    [Theory]
    [InlineData("Float32", "float")]
    [InlineData("Float16", "Half")]
    [InlineData("UInt8", "byte")]
    public void An_image_becomes_the_input_as_the_item_says(string element, string type)
    {
        ElementType elementType = Enum.Parse<ElementType>(element);
        using RunningModel model = Running(Identity(elementType, 1, 3, 4, 5), Usual.Replace("std=", "std=0.01,", StringComparison.Ordinal).Replace(",0.224,0.225", ",0.02", StringComparison.Ordinal), Members.Replace("<T>", $"<{type}>", StringComparison.Ordinal).Replace("T[60]", $"{type}[60]", StringComparison.Ordinal));

        Assert.Equal("1 3 4 5 True True", model.Call("Run"));
    }

    [Fact]
    public void Free_dimensions_are_those_of_one_image_whatever_the_call_before_had()
    {
        using RunningModel model = Running(Identity(ElementType.Float32, "n", "c", "h", "w"), Usual, Members.Replace("T>", "float>", StringComparison.Ordinal).Replace("T[", "float[", StringComparison.Ordinal) + """
            public static object AfterTwo(Model model)
            {
                model.Predict(new float[2 * 2 * 3 * 5], 2, 2, 3);
                return Run(model);
            }
            """, ("n", 2));

        Assert.Equal("1 3 4 5 True True", model.Call("AfterTwo"));
    }

    [Fact]
    public void Other_inputs_follow_in_the_order_of_the_model()
    {
        TinyModel add = new(
            [Tensor("pixels", ElementType.Float32, "n", "width"), Tensor("image", ElementType.Float32, "n", 1, 2, 2), Tensor("bias", ElementType.Float32)],
            [Tensor("sum", ElementType.Float32, "n", 1, 2, 2), Tensor("copy", ElementType.Float32, "n", "width")],
            new TinyModel.Node("Add", ["image", "bias"], ["sum"]),
            new TinyModel.Node("Identity", ["pixels"], ["copy"]));
        using RunningModel model = Running(add, "image:", """
            public static object Run(Model model)
            {
                Model.Output result = model.Predict([1, 2, 9, 3, 4, 9], 2, 2, BuildTimeML.Runtime.Images.PixelFormat.Gray8, pixelsValue: [5, 6, 7], bias: 0.5f, stride: 3);
                return $"{string.Join(' ', result.Sum.Data.ToArray())} | {string.Join(' ', result.Copy.Shape.ToArray())}: {string.Join(' ', result.Copy.Data.ToArray())}";
            }

            public static object Wrong(Model model) { model.Predict(new byte[4], 2, 2, BuildTimeML.Runtime.Images.PixelFormat.Gray8, new float[5], 0); return ""; }
            """, ("n", 2), ("width", 4));

        Assert.Equal("1.5 2.5 3.5 4.5 | 1 3: 5 6 7", model.Call("Run"));
        Assert.Contains("MaxDimensions=\"width=5\"", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("Wrong")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_of_bytes_is_refused_before_anything_is_written()
    {
        using RunningModel model = Running(Identity(ElementType.Float32, "n", 1, 2, 2), "image:", """
            public static object Short(Model model) { model.Predict(new byte[15], 2, 2, BuildTimeML.Runtime.Images.PixelFormat.Rgba32); return ""; }

            public static object Untouched(Model model)
            {
                Model.Output first = model.Predict(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 });
                try { model.Predict(new byte[15], 2, 2, BuildTimeML.Runtime.Images.PixelFormat.Rgba32); } catch (ArgumentException) { }
                return $"{first.Y.Shape[0]}: {string.Join(' ', first.Y.Data.ToArray())}";
            }
            """, ("n", 2));

        ArgumentException error = Assert.Throws<ArgumentException>(() => model.Call("Short"));
        Assert.StartsWith("An image of 2 x 2 pixels in Rgba32 has 16 bytes; there are 15 bytes.", error.Message, StringComparison.Ordinal);
        Assert.Equal("pixels", error.ParamName);
        Assert.Equal("2: 1 2 3 4 5 6 7 8", model.Call("Untouched"));
    }

    [Fact]
    public void Calls_with_images_of_one_size_allocate_nothing()
    {
        using RunningModel model = Running(Identity(ElementType.Float32, "n", 3, 4, 5), Usual, """
            public static object Run(Model model)
            {
                byte[] pixels = new byte[64 * 48 * 3];
                float total = 0;
                for (int i = 0; i < 200; i++) total += Once(model, pixels);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 2_000; i++) total += Once(model, pixels);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            private static float Once(Model model, byte[] pixels) => model.Predict(pixels, 64, 48, BuildTimeML.Runtime.Images.PixelFormat.Rgb24).Y.Data[0];
            """, ("n", 4));

        Assert.Equal(0L, model.Call("Run"));
    }

    private static TinyModel Identity(ElementType type, params object[] shape) =>
        new([Tensor("x", type, shape)], [Tensor("y", type, shape)], new TinyModel.Node("Identity", ["x"], ["y"]));

    private static RunningModel Running(TinyModel model, string preprocess, string members, params (string Symbol, long Maximum)[] limits) =>
        new(Model(model.Inputs, model.Outputs) with { Preprocess = ImagePreprocessReader.Read(preprocess, model.Inputs), MaxDimensions = Limits(limits) }, model.ToOnnx(), members);
}
