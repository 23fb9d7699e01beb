using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static partial class Images
    {
        private const string Namespace = RuntimeName + ".Images";

        public static void WriteField(IndentedTextWriter writer) =>
            writer.WriteLine($"private readonly {Namespace}.ImagePreprocessor {Field} = new(Preprocess);");

        public static void WriteProperty(ImagePreprocess preprocess, IndentedTextWriter writer)
        {
            writer.WriteLine($$"""
                /// <summary>What makes the input <c>{{Literals.Xml(preprocess.Input)}}</c> of an image.</summary>
                public static {{Namespace}}.ImageTransform Preprocess { get; } = new()
                {
                """);
            foreach ((string property, string value) in Properties(preprocess))
            {
                writer.WriteLine($"    {property} = {value},");
            }

            writer.WriteLine("""
                };

                """);
        }

        public static void WritePredict(ClassInfo info, ImageInfo image, IndentedTextWriter writer)
        {
            ClassInfo call = CallOf(info, image);
            WriteDocumentation(call, image, writer);
            writer.WriteLine("""
                /// <returns>Views of the outputs, valid until the next call on this instance.</returns>
                /// <exception cref="global::System.ArgumentException">A length does not fit the size of the image or a shape, or a dimension is out of its range.</exception>
                """);
            Documentation.WriteEngineException(writer);
            using (writer.WriteBlock($"public Output Predict({Declare(call)})"))
            {
                writer.WriteLine($"{Namespace}.ImagePreprocessor.Check(pixels, width, height, format, stride);");
                using (Predict.WriteTurn(writer))
                {
                    Predict.WriteBody(call, info, writer);
                }
            }

            writer.WriteLine();
        }

        /// <summary>The class with the inputs and the dimensions of the call that takes an image.</summary>
        public static ClassInfo CallOf(ClassInfo info, ImageInfo image) => info with
        {
            Inputs = image.Inputs, Dimensions = image.Dimensions, Parameters = ModelGenerator.Parameters.Of(image.Inputs, image.Dimensions),
        };

        /// <summary>The parameters of the call that takes an image.</summary>
        public static string Declare(ClassInfo call)
        {
            string List(bool areOptional) => Others(call, areOptional, ModelGenerator.Parameters.Declare);
            return $"scoped global::System.ReadOnlySpan<byte> pixels, int width, int height, {Namespace}.PixelFormat format{List(areOptional: false)}, int stride = 0{List(areOptional: true)}";
        }

        /// <summary>The same parameters as arguments.</summary>
        public static string Arguments(ClassInfo call)
        {
            string List(bool areOptional) => Others(call, areOptional, parameter => Keywords.Escape(parameter.Name));
            return $"pixels, width, height, format{List(areOptional: false)}, stride{List(areOptional: true)}";
        }

        /// <summary>Writes what the call with an image does, and its parameters.</summary>
        public static void WriteDocumentation(ClassInfo call, ImageInfo image, IndentedTextWriter writer)
        {
            writer.WriteLine($"""
                /// <summary>Runs the model once on an image of any size; allocates nothing on the managed heap, but for the first image of a size.</summary>
                /// <param name="pixels">The rows of the image from top to bottom, which <see cref="Preprocess"/> makes into the input <c>{Literals.Xml(image.Preprocess.Input)}</c>.</param>
                /// <param name="width">The width of the image in pixels.</param>
                /// <param name="height">The height of the image in pixels.</param>
                /// <param name="format">How the pixels lie in memory.</param>
                """);
            Documentation.WriteParameters(call, writer);
            writer.WriteLine("/// <param name=\"stride\">The bytes from one row of the image to the next; 0 where there is no gap.</param>");
        }

        /// <summary>The statement that fills the buffer of the input.</summary>
        public static string Fill(InputInfo input) => $"{Field}.Apply(pixels, width, height, format, {input.Field}.Reserved[..Preprocess.Count], stride);";

        private static string Others(ClassInfo call, bool areOptional, Func<ParameterInfo, string> write) => string.Concat(call.Parameters
            .Where(parameter => parameter.IsOptional == areOptional).Select(parameter => $", {write(parameter)}"));

        private static IEnumerable<(string Property, string Value)> Properties(ImagePreprocess preprocess)
        {
            yield return ("Width", Literals.Number(preprocess.Width));
            yield return ("Height", Literals.Number(preprocess.Height));
            yield return ("Layout", $"{Namespace}.ImageLayout.{preprocess.Layout}");
            yield return ("Order", $"{Namespace}.ChannelOrder.{preprocess.Order}");
            yield return ("Resize", $"{Namespace}.ImageResize.{preprocess.Resize}");
            if (preprocess.Resize == ImageResize.ShorterSide)
            {
                yield return ("ShorterSide", Literals.Number(preprocess.ShorterSide));
            }

            if (preprocess.Resize == ImageResize.Contain)
            {
                yield return ("Pad", $"(float){Double(preprocess.Pad)}");
            }

            yield return ("Scale", Double(preprocess.Scale));
            yield return ("Mean", $"[{string.Join(", ", preprocess.Mean.Select(Double))}]");
            yield return ("Deviation", $"[{string.Join(", ", preprocess.Deviation.Select(Double))}]");
        }

        private static string Double(decimal number) => PreprocessNumbers.Write(number) is var digits && digits.Contains('.') ? digits : digits + ".0";
    }
}
