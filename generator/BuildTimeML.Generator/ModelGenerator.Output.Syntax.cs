namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class Output
    {
        public static void Write(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>What one call computed. Its views are valid until the next call on the same instance.</summary>");
            using (writer.WriteBlock("public readonly ref struct Output"))
            {
                if (info.Outputs.Count > 0)
                {
                    WriteConstructor(info, writer);
                }

                foreach (OutputInfo output in info.Outputs)
                {
                    writer.WriteLine();
                    Documentation.WriteOutput(output, writer);
                    writer.WriteLine($"public {TypeOf(output)} {Keywords.Escape(output.Property)} {{ get; }}");
                }

                if (info.Outputs.Count == 1 && info.Outputs[0].Type is { } type)
                {
                    WriteConversion(info.Outputs[0], type, writer);
                }

                if (Copies.Of(info))
                {
                    Copies.WriteCopyTo(info, writer);
                }

                if (info.Labels is { } labels)
                {
                    Labels.WriteOutputMembers(labels, writer);
                }
            }
        }

        private static void WriteConstructor(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>Holds results, for what stands in for the model in a test.</summary>");
            foreach (OutputInfo output in info.Outputs)
            {
                writer.WriteLine($"/// <param name=\"{output.Parameter}\">See <see cref=\"{Keywords.Escape(output.Property)}\"/>.</param>");
            }

            string parameters = string.Join(", ", info.Outputs.Select(output => $"{TypeOf(output)} {Keywords.Escape(output.Parameter)}"));
            using (writer.WriteBlock($"public Output({parameters})"))
            {
                foreach (OutputInfo output in info.Outputs)
                {
                    writer.WriteLine($"{Keywords.Escape(output.Property)} = {Keywords.Escape(output.Parameter)};");
                }
            }
        }

        private static void WriteConversion(OutputInfo output, string type, IndentedTextWriter writer)
        {
            string property = Keywords.Escape(output.Property);
            string target = output.IsScalar ? type : $"global::System.ReadOnlySpan<{type}>";
            writer.WriteLine($"""

                /// <summary>The elements of <see cref="{property}"/>, the only output.</summary>
                /// <param name="output">What a call returned.</param>
                public static implicit operator {target}(Output output) => output.{property}{(output.IsScalar ? "" : ".Data")};
                """);
        }

        private static string TypeOf(OutputInfo output) => output.IsScalar ? output.Type! : output.View;
    }
}
