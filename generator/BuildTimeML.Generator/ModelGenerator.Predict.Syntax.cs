namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class Predict
    {
        /// <summary>What <c>Predict</c> does within its turn.</summary>
        public const string Compute = "Compute";

        public static void Write(ClassInfo info, IndentedTextWriter writer)
        {
            WriteWithData(info, writer);
            if (info.Inputs.Count > 0)
            {
                WriteInPlace(info, writer);
            }

            WriteCompute(info, writer);
            WriteRun(info, writer);
        }

        private static void WriteWithData(ClassInfo info, IndentedTextWriter writer)
        {
            Documentation.WritePredict(info, writer);
            using (writer.WriteBlock($"public Output Predict({Parameters.Declare(info)})"))
            using (WriteTurn(writer))
            {
                writer.WriteLine($"return {Compute}({Parameters.Arguments(info)});");
            }

            writer.WriteLine();
        }

        /// <summary>Writes the head of a block in which the instance is the caller's alone, whatever another thread tries.</summary>
        public static IndentedTextWriter.Block WriteTurn(IndentedTextWriter writer) => writer.WriteBlock("using (_call.Enter())");

        // A method of its own, because an asynchronous call begins its turn before it has a thread.
        private static void WriteCompute(ClassInfo info, IndentedTextWriter writer)
        {
            using (writer.WriteBlock($"private Output {Compute}({Parameters.Declare(info)})"))
            {
                WriteBody(info, info, writer);
            }

            writer.WriteLine();
        }

        /// <summary>Writes the statements that check what a call is given, fill the buffers, and run the model.</summary>
        /// <param name="call">The call.</param>
        /// <param name="info">The class.</param>
        /// <param name="writer">Where to.</param>
        public static void WriteBody(ClassInfo call, ClassInfo info, IndentedTextWriter writer)
        {
            Dimensions.WriteChecks(call, writer);
            foreach (InputInfo input in call.Inputs)
            {
                WriteInput(input, Keywords.Escape(input.Parameter), writer);
            }

            writer.WriteLine($"return Run({Varying(call, info)});");
        }

        private static void WriteInput(InputInfo input, string parameter, IndentedTextWriter writer)
        {
            if (input.Optional is { } optional)
            {
                writer.WriteLine($"{optional.Field} = {IsGiven(input, parameter)};");
                if (input.IsScalar)
                {
                    writer.WriteGuard(IsGiven(input, parameter), Copy(input, input.IsText ? parameter : parameter + ".GetValueOrDefault()"));
                    return;
                }
            }

            writer.WriteLine(Copy(input, parameter));
        }

        private static string IsGiven(InputInfo input, string parameter) =>
            !input.IsScalar ? $"!{parameter}.IsEmpty" :
            input.IsText ? $"{parameter} is not null" :
            $"{parameter}.HasValue";

        private static void WriteInPlace(ClassInfo info, IndentedTextWriter writer)
        {
            Documentation.WritePredictInPlace(info, writer);
            using (writer.WriteBlock($"public Output Predict({VaryingParameters(info)})"))
            {
                Dimensions.WriteRangeChecks(info, writer);
                using (WriteTurn(writer))
                {
                    writer.WriteLine($"return Run({Varying(info, info)});");
                }
            }

            writer.WriteLine();
        }

        private static void WriteRun(ClassInfo info, IndentedTextWriter writer)
        {
            using (writer.WriteBlock($"private Output Run({VaryingParameters(info)})"))
            {
                Dimensions.WriteReshapes(info, writer);
                for (int i = 0; i < info.Inputs.Count; i++)
                {
                    if (info.Inputs[i].Optional is { } optional)
                    {
                        writer.WriteLine($"_call.SetGiven({Literals.Number(i)}, {optional.Field});");
                    }
                }

                writer.WriteLine("_call.RunInTurn();");
                States.WriteSwaps(info, writer);
                string results = string.Join(", ", info.Outputs.Select(output => Result(output, States.FieldAfterSwap(info, output))));
                writer.WriteLine(info.Outputs.Count == 0 ? "return default;" : $"return new Output({results});");
            }

            writer.WriteLine();
        }

        private static string VaryingParameters(ClassInfo info) =>
            string.Join(", ", info.Dimensions.Where(dimension => dimension.Varies).Select(dimension => $"int {Keywords.Escape(dimension.Variable)}"));

        // A call with an image finds the same dimensions in another order.
        private static string Varying(ClassInfo call, ClassInfo info) => string.Join(", ", info.Dimensions
            .Where(dimension => dimension.Varies)
            .Select(dimension => Keywords.Escape(call.Dimensions.First(other => other.Name == dimension.Name).Variable)));

        private static string Copy(InputInfo input, string parameter) =>
            input.IsImage ? Images.Fill(input) :
            input.IsText ? $"{input.Field}.Reserved.CopyFrom({(input.IsScalar ? $"[{parameter}]" : parameter)});" :
            input.IsScalar ? $"{input.Field}.Reserved[0] = {parameter};" :
            $"{parameter}.CopyTo({input.Field}.Reserved);";

        private static string Result(OutputInfo output, string field) =>
            output.Shape is null ? $"{field}.As<{output.View}>()" :
            output.IsScalar ? $"{field}.Data[0]" :
            $"{field}.View";
    }
}
