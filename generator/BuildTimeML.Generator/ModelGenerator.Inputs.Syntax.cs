namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The buffers of the inputs, for callers that fill them in place.</summary>
    private static class Inputs
    {
        public static void WriteProperty(IndentedTextWriter writer) => writer.WriteLine("""
            /// <summary>The buffers of the inputs. Fill them in place and call <c>Predict</c> without data: nothing is copied.</summary>
            public InputBuffers Inputs => new InputBuffers(this);

            """);

        public static void WriteType(ClassInfo info, IndentedTextWriter writer)
        {
            string type = Keywords.EscapeType(info.Name);
            writer.WriteLine("/// <summary>The buffers of the inputs, reserved once; what a call reads are the first elements of each, row by row.</summary>");
            using (writer.WriteBlock("public readonly ref struct InputBuffers"))
            {
                writer.WriteLine($"""
                    private readonly {type} _model;

                    internal InputBuffers({type} model) => _model = model;
                    """);
                foreach (InputInfo input in info.Inputs)
                {
                    writer.WriteLine();
                    Documentation.WriteInput(input, writer);
                    writer.WriteLine(Property(input));
                    if (input.Optional is { } optional)
                    {
                        writer.WriteLine();
                        writer.WriteLine($"""
                            /// <summary>Whether calls in place give <see cref="{Keywords.Escape(input.Property)}"/>, or leave it to the model's default. A call with data sets it to whether it gave one.</summary>
                            public ref bool {Keywords.Escape(optional.Property)} => ref _model.{optional.Field};
                            """);
                    }
                }
            }

            writer.WriteLine();
        }

        private static string Property(InputInfo input)
        {
            string name = Keywords.Escape(input.Property);
            return input.IsText ? $"public {RuntimeName}.StringElements {name} => _model.{input.Field}.Reserved;"
                : input.IsScalar ? $"public ref {input.Type} {name} => ref _model.{input.Field}.Reserved[0];"
                : $"public global::System.Span<{input.Type}> {name} => _model.{input.Field}.Reserved;";
        }
    }
}
