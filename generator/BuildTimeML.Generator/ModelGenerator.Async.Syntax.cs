using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Calls that are awaited, and what they fill.</summary>
    private static class Async
    {
        private const string Cancellation = "global::System.Threading.CancellationToken";
        private const string Task = "global::System.Threading.Tasks.ValueTask";

        /// <summary>Writes the call.</summary>
        /// <param name="info">The class.</param>
        /// <param name="target">What runs it: the instance, or a pool.</param>
        /// <param name="summary">What it does.</param>
        /// <param name="writer">Where to.</param>
        public static void WritePredict(ClassInfo info, string target, string summary, IndentedTextWriter writer)
        {
            NameScope names = Parameters.Names(info);
            string result = names.Add("result");
            string cancellation = names.Add("cancellation");
            writer.WriteLine($"/// <summary>{summary}, on a thread of the .NET thread pool; allocates nothing on the managed heap. What it is given must not change until it has ended.</summary>");
            Documentation.WriteParameters(info, writer);
            writer.WriteLine($"""
                /// <param name="{result}">What the call fills; one call at a time.</param>
                /// <param name="{cancellation}">Ends the wait for a caller, and the engine's run between two nodes of the model.</param>
                /// <returns>A task that ends when the result is filled; to be awaited once. It fails as <c>Predict</c> does, and with <see cref="global::System.OperationCanceledException"/>.</returns>
                /// <exception cref="global::System.InvalidOperationException">The result, or the instance, is that of a call that has not ended.</exception>
                /// <exception cref="global::System.ObjectDisposedException">It is disposed.</exception>
                """);
            using (writer.WriteBlock($"public {Task} PredictAsync({Declare(info, areOptional: false)}Result {result}, {Declare(info, areOptional: true)}{Cancellation} {cancellation} = default)"))
            {
                writer.WriteLine($"global::System.ArgumentNullException.ThrowIfNull({result});");
                writer.WriteLine($"return {result}.Start({target}, {Arguments(info)}{cancellation});");
            }

            writer.WriteLine();
        }

        public static void WriteResult(ClassInfo info, IndentedTextWriter writer)
        {
            string type = Keywords.EscapeType(info.Name);
            EquatableArray<ParameterInfo> parameters = info.Parameters;
            var fields = new NameScope();
            string[] inputs = [.. parameters.Select(parameter => fields.Add("_" + parameter.Name))];
            string[] outputs = [.. info.Outputs.Select(output => fields.Add(output.Field))];
            writer.WriteLine();
            writer.WriteLine("""
                /// <summary>
                /// What one call of <c>PredictAsync</c> computed, in memory of its own, reserved for the largest shape. Use it for any number of calls, one
                /// after the other.
                /// </summary>
                """);
            using (writer.WriteBlock($"public sealed class Result : {RuntimeName}.ModelResult<{type}>"))
            {
                foreach ((ParameterInfo parameter, string field) in parameters.Zip(inputs, (parameter, field) => (parameter, field)))
                {
                    writer.WriteLine($"private {TypeOf(parameter)} {field}{(parameter is { IsSpan: false, IsOptional: false, Element: "string" } ? " = \"\"" : "")};");
                }

                foreach ((OutputInfo output, string field) in info.Outputs.Zip(outputs, (output, field) => (output, field)))
                {
                    string shape = string.Join(", ", output.Shape!.Value.Select(extent => Literals.Number(extent.Value)));
                    writer.WriteLine($"private readonly {RuntimeName}.ResultTensor<{output.Type}> {field} = new({shape});");
                }

                writer.WriteLine();
                WriteOutput(info, outputs, writer);
                WriteStart(info, inputs, type, "model", writer);
                if (Pool.Of(info))
                {
                    WriteStart(info, inputs, Pool.TypeOf(info), "pool", writer);
                }

                WriteOverrides(info, type, parameters, inputs, outputs, writer);
            }
        }

        private static void WriteOutput(ClassInfo info, string[] fields, IndentedTextWriter writer)
        {
            string views = string.Join(", ", info.Outputs.Zip(fields, (output, field) => output.IsScalar ? $"{field}.View.Data[0]" : $"{field}.View"));
            writer.WriteLine($$"""
                /// <summary>The outputs, valid until the next call that fills this.</summary>
                /// <exception cref="global::System.InvalidOperationException">No call has filled it, the last one failed, or one is under way.</exception>
                public Output Output
                {
                    get
                    {
                        ThrowIfNotFilled();
                        return new Output({{views}});
                    }
                }

                """);
        }

        private static void WriteStart(ClassInfo info, string[] fields, string type, string target, IndentedTextWriter writer)
        {
            NameScope names = Parameters.Names(info);
            (string runner, string cancellation) = (names.Add(target), names.Add("cancellation"));
            using (writer.WriteBlock($"internal {Task} Start({type} {runner}, {Declare(info)}{Cancellation} {cancellation})"))
            {
                writer.WriteLine("Begin();");
                foreach ((ParameterInfo parameter, string field) in info.Parameters.Zip(fields, (parameter, field) => (parameter, field)))
                {
                    writer.WriteLine($"{field} = {Keywords.Escape(parameter.Name)};");
                }

                writer.WriteLine($"return StartOn({runner}, {cancellation});");
            }

            writer.WriteLine();
        }

        private static void WriteOverrides(
            ClassInfo info, string type, EquatableArray<ParameterInfo> parameters, string[] inputs, string[] outputs, IndentedTextWriter writer)
        {
            string arguments = string.Join(", ", parameters.Zip(inputs, (parameter, field) => parameter.IsSpan ? $"{field}.Span" : field));
            writer.WriteLine($"""
                /// <inheritdoc/>
                protected override {RuntimeName}.ModelCall CallOf({type} model) => model._call;

                /// <inheritdoc/>
                """);
            using (writer.WriteBlock($"protected override void Run({type} model)"))
            {
                writer.WriteLine($"Output output = model.{Predict.Compute}({arguments});");
                foreach ((OutputInfo output, string field) in info.Outputs.Zip(outputs, (output, field) => (output, field)))
                {
                    string property = $"output.{Keywords.Escape(output.Property)}";
                    writer.WriteLine(output.IsScalar
                        ? $"{field}.CopyFrom(new {output.View}([{property}], []));"
                        : $"{field}.CopyFrom({property});");
                }
            }
        }

        private static string TypeOf(ParameterInfo parameter) => parameter.IsSpan ? $"global::System.ReadOnlyMemory<{parameter.Element}>" : parameter.Type;

        private static string Declare(ClassInfo info) => string.Concat(info.Parameters.Select(parameter => $"{TypeOf(parameter)} {Keywords.Escape(parameter.Name)}, "));

        private static string Declare(ClassInfo info, bool areOptional) => string.Concat(info.Parameters
            .Where(parameter => parameter.IsOptional == areOptional)
            .Select(parameter => $"{TypeOf(parameter)} {Keywords.Escape(parameter.Name)}{(areOptional ? $" = {parameter.Default}" : "")}, "));

        private static string Arguments(ClassInfo info) => string.Concat(info.Parameters.Select(parameter => $"{Keywords.Escape(parameter.Name)}, "));
    }
}
