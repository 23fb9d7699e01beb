using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>What stands in for a class in unit tests.</summary>
    private static class Fake
    {
        private static readonly string[] Members =
            ["Calls", "Call", "Predicting", "Predict", "Dispose", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

        public static string NameOf(string className) => className + "Fake";

        public static string Write(ClassInfo info)
        {
            string name = NameOf(info.Name);
            string outer = Keywords.EscapeType(info.Name);
            (OutputInfo Output, string Property)[] outputs = Properties(info, name);
            var writer = new IndentedTextWriter();
            Class.WriteHeader(info, writer);
            writer.WriteLine($"/// <summary>Stands in for <see cref=\"{outer}\"/> in unit tests: it needs neither the engine nor the model, returns what it is given and remembers its calls.</summary>");
            writer.WriteLine(GeneratedCode);
            using (writer.WriteBlock($"{Class.AccessibilityOf(info)} sealed partial class {name} : {Predictor.InterfaceOf(info)}"))
            {
                writer.WriteLine("private readonly global::System.Collections.Generic.List<Call> _calls = [];");
                writer.WriteLine();
                foreach ((OutputInfo output, string property) in outputs)
                {
                    WriteOutput(output, property, writer);
                }

                WriteCalls(writer);
                WritePredict(info, outputs, outer, writer);
                Predictor.WriteImplementation(info, writer, outer + ".");
                writer.WriteLine("""
                    /// <summary>Does nothing.</summary>
                    public void Dispose()
                    {
                    }

                    """);
                WriteCall(info, writer);
            }

            return writer.ToString();
        }

        private static (OutputInfo Output, string Property)[] Properties(ClassInfo info, string name)
        {
            var properties = new NameScope([.. Members, name, .. info.Parameters.Select(parameter => parameter.Name)]);
            return [.. info.Outputs.Select(output => (output, properties.Add(output.Property)))];
        }

        private static void WriteOutput(OutputInfo output, string property, IndentedTextWriter writer)
        {
            string name = Keywords.Escape(property);
            string type = output.IsScalar ? output.Type! : output.Type is null ? $"global::System.Func<{output.View}>" : $"{RuntimeName}.TensorArray<{output.Type}>";
            string value = output.IsScalar ? "" : output.Type is null ? " = static () => default;" : $" = {Empty(output)};";
            writer.WriteLine($"/// <summary>What the next calls return as the output <c>{Literals.Xml(output.Signature.Name)}</c>: {Literals.Xml(output.Signature.Describe())}.</summary>");
            writer.WriteLine($"public {type} {name} {{ get; set; }}{value}");
            writer.WriteLine();
        }

        // Zeros, as few as the model could give; nothing where only the engine knows how many.
        private static string Empty(OutputInfo output)
        {
            long[] shape = output.Shape is { } extents ? [.. extents.Select(extent => extent.Dimension is null ? extent.Value : 1)]
                : [.. Enumerable.Repeat(0L, output.Signature.Shape?.Count ?? 1)];
            long count = shape.Aggregate(1L, (product, extent) => product * extent);
            return $"new({(count == 0 ? "[]" : $"new {output.Type}[{Literals.Number(count)}]")}, {string.Join(", ", shape.Select(Literals.Number))})";
        }

        private static void WriteCalls(IndentedTextWriter writer) => writer.WriteLine("""
            /// <summary>What it was called with, in order.</summary>
            public global::System.Collections.Generic.IReadOnlyList<Call> Calls => _calls;

            /// <summary>Runs in each call before it returns: it may set the outputs, or throw.</summary>
            public global::System.Action<Call>? Predicting { get; set; }

            """);

        private static void WritePredict(ClassInfo info, (OutputInfo Output, string Property)[] outputs, string outer, IndentedTextWriter writer)
        {
            EquatableArray<ParameterInfo> parameters = info.Parameters;
            writer.WriteLine("/// <summary>Remembers the call and returns the outputs as they are set.</summary>");
            foreach (ParameterInfo parameter in parameters)
            {
                writer.WriteLine($"/// <param name=\"{parameter.Name}\">Copied into the call; neither its length nor its values are checked.</param>");
            }

            writer.WriteLine("/// <returns>Views of the outputs.</returns>");
            using (writer.WriteBlock($"public {info.OutputName} Predict({Parameters.Declare(info)})"))
            {
                string arguments = string.Join(", ", parameters.Select(Argument));
                string results = string.Join(", ", outputs.Select(pair => $"{Keywords.Escape(pair.Property)}{(pair.Output.IsScalar ? "" : pair.Output.Type is null ? "()" : ".View")}"));
                writer.WriteLine($"_calls.Add(new Call({arguments}));");
                writer.WriteLine("Predicting?.Invoke(_calls[^1]);");
                writer.WriteLine($"return new {info.OutputName}({results});");
            }

            writer.WriteLine();
        }

        private static void WriteCall(ClassInfo info, IndentedTextWriter writer)
        {
            EquatableArray<ParameterInfo> parameters = info.Parameters;
            string declarations = string.Join(", ", parameters.Select(parameter => $"{Stored(parameter)} {Keywords.Escape(parameter.Name)}"));
            writer.WriteLine("/// <summary>The arguments of one call.</summary>");
            using (writer.WriteBlock("public sealed class Call"))
            {
                using (writer.WriteBlock($"internal Call({declarations})"))
                {
                    foreach (ParameterInfo parameter in parameters)
                    {
                        writer.WriteLine($"{Keywords.Escape(parameter.Property)} = {Keywords.Escape(parameter.Name)};");
                    }
                }

                foreach (ParameterInfo parameter in parameters)
                {
                    writer.WriteLine();
                    writer.WriteLine($"/// <summary>The argument <c>{parameter.Name}</c>.</summary>");
                    writer.WriteLine($"public {Stored(parameter)} {Keywords.Escape(parameter.Property)} {{ get; }}");
                }
            }
        }

        private static string Argument(ParameterInfo parameter) => Keywords.Escape(parameter.Name) is var name && !parameter.IsSpan ? name
            : parameter.IsOptional ? $"{name}.IsEmpty ? null : {name}.ToArray()"
            : $"{name}.ToArray()";

        private static string Stored(ParameterInfo parameter) => !parameter.IsSpan ? parameter.Type : parameter.Element + (parameter.IsOptional ? "[]?" : "[]");
    }
}
