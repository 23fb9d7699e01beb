namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class Predict
    {
        public static void Write(ClassInfo info, IndentedTextWriter writer)
        {
            Documentation.WritePredict(info, writer);
            using (writer.WriteBlock($"public Output Predict({Parameters(info)})"))
            {
                Dimensions.WriteChecks(info, writer);
                Dimensions.WriteReshapes(info, writer);
                foreach (InputInfo input in info.Inputs)
                {
                    string parameter = Keywords.Escape(input.Parameter);
                    writer.WriteLine(input.IsScalar ? $"{input.Field}.Data[0] = {parameter};" : $"{parameter}.CopyTo({input.Field}.Data);");
                }

                writer.WriteLine("_call.Run();");
                writer.WriteLine(info.Outputs.Count == 0 ? "return default;" : $"return new Output({string.Join(", ", info.Outputs.Select(Result))});");
            }

            writer.WriteLine();
        }

        private static string Parameters(ClassInfo info) => string.Join(", ",
        [
            .. info.Inputs.Select(input =>
                $"{(input.IsScalar ? input.Type : $"global::System.ReadOnlySpan<{input.Type}>")} {Keywords.Escape(input.Parameter)}"),
            .. info.Dimensions.Where(dimension => dimension.IsParameter).Select(dimension => $"int {Keywords.Escape(dimension.Variable)}"),
        ]);

        private static string Result(OutputInfo output) =>
            output.Shape is null ? $"{output.Field}.View<{output.Type}>()" :
            output.IsScalar ? $"{output.Field}.Data[0]" :
            $"{output.Field}.View";
    }
}
