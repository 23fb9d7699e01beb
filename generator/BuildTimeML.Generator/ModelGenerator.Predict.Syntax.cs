namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class Predict
    {
        public static void Write(ClassInfo info, IndentedTextWriter writer)
        {
            Documentation.WritePredict(info, writer);
            using (writer.WriteBlock($"public Output Predict({Parameters.Declare(info)})"))
            {
                WriteBody(info, writer);
            }

            writer.WriteLine();
        }

        public static void WriteBody(ClassInfo info, IndentedTextWriter writer)
        {
            Dimensions.WriteChecks(info, writer);
            Dimensions.WriteReshapes(info, writer);
            foreach (InputInfo input in info.Inputs)
            {
                writer.WriteLine(Fill(input, Keywords.Escape(input.Parameter)));
            }

            writer.WriteLine("_call.Run();");
            writer.WriteLine(info.Outputs.Count == 0 ? "return default;" : $"return new Output({string.Join(", ", info.Outputs.Select(Result))});");
        }

        private static string Fill(InputInfo input, string parameter) =>
            input.IsImage ? Images.Fill(input) :
            input.IsScalar ? $"{input.Field}.Data[0] = {parameter};" :
            $"{parameter}.CopyTo({input.Field}.Data);";

        private static string Result(OutputInfo output) =>
            output.Shape is null ? $"{output.Field}.View<{output.Type}>()" :
            output.IsScalar ? $"{output.Field}.Data[0]" :
            $"{output.Field}.View";
    }
}
