using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>What a class and its fake have in common: an interface with one input and one output.</summary>
    private static class Predictor
    {
        /// <summary>As a class says that it implements it.</summary>
        public static string InterfaceOf(ClassInfo info) => Interface(InputOf(info, Keywords.EscapeType(info.Name) + "."), info.OutputName);

        /// <summary>Writes the interface's method, where it is not <c>Predict</c> itself.</summary>
        /// <param name="info">The class.</param>
        /// <param name="writer">Where to.</param>
        /// <param name="scope">What stands before the names of the types in the class.</param>
        public static void WriteImplementation(ClassInfo info, IndentedTextWriter writer, string scope = "")
        {
            EquatableArray<ParameterInfo> parameters = info.Parameters;
            if (!IsOne(parameters))
            {
                string arguments = string.Join(", ", parameters.Select(parameter => $"input.{Keywords.Escape(parameter.Property)}"));
                writer.WriteLine($"{scope}Output {Interface(scope + "Input", scope + "Output")}.Predict(scoped {scope}Input input) => Predict({arguments});");
                writer.WriteLine();
            }
        }

        /// <summary>Writes the type that stands for the parameters of a call, where there is not exactly one.</summary>
        public static void WriteInput(ClassInfo info, IndentedTextWriter writer)
        {
            EquatableArray<ParameterInfo> parameters = info.Parameters;
            if (IsOne(parameters))
            {
                return;
            }

            writer.WriteLine("/// <summary>What one call takes, as one value.</summary>");
            using (writer.WriteBlock("public readonly ref struct Input"))
            {
                if (parameters.Count > 0)
                {
                    WriteConstructor(parameters, writer);
                }

                foreach (ParameterInfo parameter in parameters)
                {
                    writer.WriteLine();
                    writer.WriteLine($"/// <summary>The argument <c>{parameter.Name}</c> of <c>Predict</c>.</summary>");
                    writer.WriteLine($"public {parameter.Type} {Keywords.Escape(parameter.Property)} {{ get; }}");
                }
            }

            writer.WriteLine();
        }

        private static void WriteConstructor(EquatableArray<ParameterInfo> parameters, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>Takes what <c>Predict</c> takes.</summary>");
            foreach (ParameterInfo parameter in parameters)
            {
                writer.WriteLine($"/// <param name=\"{parameter.Name}\">See <see cref=\"{Keywords.Escape(parameter.Property)}\"/>.</param>");
            }

            using (writer.WriteBlock($"public Input({string.Join(", ", parameters.Select(parameter => parameter.Declaration))})"))
            {
                foreach (ParameterInfo parameter in parameters)
                {
                    writer.WriteLine($"{Keywords.Escape(parameter.Property)} = {Keywords.Escape(parameter.Name)};");
                }
            }
        }

        private static bool IsOne(EquatableArray<ParameterInfo> parameters) => parameters.Count == 1;

        private static string InputOf(ClassInfo info, string scope) => info.Parameters is var parameters && IsOne(parameters) ? parameters[0].Type : scope + "Input";

        private static string Interface(string input, string output) => $"{RuntimeName}.IPredictor<{input}, {output}>";
    }
}
