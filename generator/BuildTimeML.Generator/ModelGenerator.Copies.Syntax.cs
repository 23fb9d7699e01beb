namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Outputs that are copied to memory of the caller.</summary>
    private static class Copies
    {
        /// <summary>Whether all outputs can be: numbers, as many as the shape says.</summary>
        public static bool Of(ClassInfo info) => info.Outputs.Count > 0 && info.Outputs.All(output => output.Shape is not null);

        /// <summary>Writes the member of <c>Output</c> that copies all of them.</summary>
        public static void WriteCopyTo(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine();
            writer.WriteLine("/// <summary>Copies the outputs: all of them, or none where one does not fit.</summary>");
            foreach (OutputInfo output in info.Outputs)
            {
                WriteParameter(output, output.Parameter, writer);
            }

            WriteException(info, writer);
            using (writer.WriteBlock($"public void CopyTo({Declare(info, info.Outputs.Select(output => output.Parameter))})"))
            {
                foreach (OutputInfo output in info.Outputs.Where(output => !output.IsScalar))
                {
                    (string property, string parameter) = (Keywords.Escape(output.Property), Keywords.Escape(output.Parameter));
                    writer.WriteGuard(
                        $"{parameter}.Length != {property}.Data.Length",
                        $"{RuntimeName}.ModelArguments.ThrowWrongOutputLength({Literals.Quote(output.Signature.Name)}, {property}.Shape, {parameter}.Length);");
                }

                foreach (OutputInfo output in info.Outputs)
                {
                    (string property, string parameter) = (Keywords.Escape(output.Property), Keywords.Escape(output.Parameter));
                    writer.WriteLine(output.IsScalar ? $"{parameter} = {property};" : $"{property}.Data.CopyTo({parameter});");
                }
            }
        }

        public static string Declare(ClassInfo info, IEnumerable<string> names) => string.Join(", ", info.Outputs.Zip(names, (output, name) =>
            $"{(output.IsScalar ? $"out {output.Type}" : $"scoped global::System.Span<{output.Type}>")} {Keywords.Escape(name)}"));

        public static string Arguments(ClassInfo info, IEnumerable<string> names) => string.Join(", ", info.Outputs.Zip(names, (output, name) =>
            $"{(output.IsScalar ? "out " : "")}{Keywords.Escape(name)}"));

        public static void WriteParameter(OutputInfo output, string name, IndentedTextWriter writer) => writer.WriteLine(
            $"/// <param name=\"{name}\">{(output.IsScalar ? "Becomes" : "As many elements as")} the output <c>{Literals.Xml(output.Signature.Name)}</c>{(output.IsScalar ? "" : " has")}.</param>");

        public static void WriteException(ClassInfo info, IndentedTextWriter writer)
        {
            if (info.Outputs.Any(output => !output.IsScalar))
            {
                writer.WriteLine("/// <exception cref=\"global::System.ArgumentException\">A length is not that of its output.</exception>");
            }
        }
    }
}
