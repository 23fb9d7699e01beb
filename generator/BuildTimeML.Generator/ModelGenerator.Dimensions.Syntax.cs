using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private sealed partial class Dimensions
    {
        /// <summary>Writes the statements that find each free dimension and refuse lengths that do not fit, before anything is written.</summary>
        public static void WriteChecks(ClassInfo info, IndentedTextWriter writer)
        {
            foreach (DimensionInfo dimension in info.Dimensions)
            {
                if (dimension.Value is { } value)
                {
                    WriteValue(dimension, value, writer);
                    continue;
                }

                if (dimension.Source is { } source)
                {
                    WriteReadOff(dimension, info.Inputs[source], writer);
                }

                WriteRangeCheck(dimension, writer);
            }

            for (int i = 0; i < info.Inputs.Count; i++)
            {
                if (info.Inputs[i] is { IsScalar: false, IsImage: false } && !info.Dimensions.Any(dimension => dimension.Source == i))
                {
                    WriteLengthCheck(info.Inputs[i], Product(info.Inputs[i].Shape), writer);
                }
            }
        }

        /// <summary>Writes the statements that refuse dimensions for which nothing is reserved, where the caller gives all that can differ.</summary>
        public static void WriteRangeChecks(ClassInfo info, IndentedTextWriter writer)
        {
            foreach (DimensionInfo dimension in info.Dimensions.Where(dimension => dimension.Varies))
            {
                WriteRangeCheck(dimension, writer);
            }
        }

        /// <summary>Writes the statements that give each buffer the shape of this call.</summary>
        public static void WriteReshapes(ClassInfo info, IndentedTextWriter writer)
        {
            (string Field, EquatableArray<Extent> Shape)[] varying =
            [
                .. info.Inputs.Select(input => (input.Field, input.Shape)),
                .. info.Outputs.Where(output => output.Shape is not null).Select(output => (output.Field, output.Shape!.Value)),
            ];
            foreach ((string field, EquatableArray<Extent> shape) in varying.Where(buffer => buffer.Item2.Any(extent => extent.Varies)))
            {
                string extents = string.Join(", ", shape.Select(extent => extent.Varies ? Keywords.Escape(extent.Dimension!) : Literals.Number(extent.Value)));
                writer.WriteLine($"{field}.Reshape({extents});");
            }
        }

        private static void WriteValue(DimensionInfo dimension, int value, IndentedTextWriter writer)
        {
            if (dimension.Maximum > 1)
            {
                writer.WriteLine($"int {Keywords.Escape(dimension.Variable)} = {Literals.Number(value)};");
            }
        }

        private static void WriteReadOff(DimensionInfo dimension, InputInfo input, IndentedTextWriter writer)
        {
            string variable = Keywords.Escape(dimension.Variable);
            string length = $"{Keywords.Escape(input.Parameter)}.Length";
            string others = Product(input.Shape.Where(extent => extent.Dimension != dimension.Variable));
            string divisor = others == "1" ? "" : others.Contains(' ') ? $" / ({others})" : $" / {others}";
            writer.WriteLine($"int {variable} = {length}{divisor};");
            if (divisor.Length > 0)
            {
                WriteLengthCheck(input, Product(input.Shape, always: dimension.Variable), writer);
            }
        }

        private static void WriteRangeCheck(DimensionInfo dimension, IndentedTextWriter writer)
        {
            string variable = Keywords.Escape(dimension.Variable);
            string maximum = Literals.Number(dimension.Maximum);
            writer.WriteGuard(
                dimension.Maximum == 1 ? $"{variable} != 1" : $"{variable} is < 1 or > {maximum}",
                $"{RuntimeName}.ModelArguments.ThrowDimensionOutOfRange({Literals.Quote(dimension.Name)}, {variable}, {maximum});");
        }

        private static void WriteLengthCheck(InputInfo input, string expected, IndentedTextWriter writer)
        {
            string parameter = Keywords.Escape(input.Parameter);
            string length = $"{parameter}.Length";
            string shape = $"[{string.Join(", ", input.Shape.Select(extent => extent.Name))}]";
            writer.WriteGuard(
                $"{(input.Optional is null ? "" : $"!{parameter}.IsEmpty && ")}{length} != {expected}",
                $"{RuntimeName}.ModelArguments.ThrowWrongLength({Literals.Quote(input.Parameter)}, {Literals.Quote(shape)}, {length});");
        }

        // Dimensions of at most 1 are 1 once they are checked; the numbers come last, as one.
        private static string Product(IEnumerable<Extent> shape, string? always = null)
        {
            string[] variables = [.. shape.Where(extent => extent.Varies || (extent.Dimension is not null && extent.Dimension == always))
                .Select(extent => Keywords.Escape(extent.Dimension!))];
            long number = shape.Where(extent => extent.Dimension is null).Aggregate(1L, (product, extent) => product * extent.Value);
            return number == 0 || variables.Length == 0 ? Literals.Number(number)
                : string.Join(" * ", number == 1 ? variables : [.. variables, Literals.Number(number)]);
        }
    }
}
