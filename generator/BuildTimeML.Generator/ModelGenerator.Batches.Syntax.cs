using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static partial class Batches
    {
        /// <summary>Writes the call of an instance, which takes one call after the other.</summary>
        public static void WritePredict(ClassInfo info, BatchInfo batch, IndentedTextWriter writer)
        {
            Names names = new(info);
            string most = Literals.Number(batch.RowsPerCall);
            WriteDocumentation(info, names, $"Runs the model on any number of rows, up to {most} in a call, one call after the other; allocates nothing on the managed heap.", writer);
            using (writer.WriteBlock($"public void PredictBatch({names.DeclareSpans()})"))
            {
                writer.WriteLine($"int {names.Rows} = CountRows({names.Arguments()});");
                using (writer.WriteBlock($"for (int {names.Start} = 0, {names.Count}; {names.Start} < {names.Rows}; {names.Start} += {names.Count})"))
                {
                    writer.WriteLine($"{names.Count} = global::System.Math.Min({most}, {names.Rows} - {names.Start});");
                    writer.WriteLine($"PredictRows({names.Arguments()}, {names.Start}, {names.Count});");
                }
            }

            writer.WriteLine();
            WritePredictRows(info, batch, names, writer);
            WriteCountRows(info, batch, names, writer);
        }

        /// <summary>Writes the call of a pool, whose callers share the rows.</summary>
        public static void WritePredictInPool(ClassInfo info, BatchInfo batch, IndentedTextWriter writer)
        {
            Names names = new(info);
            string most = Literals.Number(batch.RowsPerCall);
            WriteDocumentation(info, names, $"Runs the model on any number of rows, up to {most} in a call; the free callers of the pool share the calls. The same rows always give the same results.", writer);
            writer.WriteLine("/// <exception cref=\"global::System.ObjectDisposedException\">The pool is disposed.</exception>");
            using (writer.WriteBlock($"public void PredictBatch({names.DeclareMemory()})"))
            {
                writer.WriteLine($"int {names.Rows} = CountRows({names.SpanArguments()});");
                writer.WriteLine($"new Batch({names.Rows}, {names.Arguments()}).Run(_pool);");
            }

            writer.WriteLine();
        }

        /// <summary>Writes the class that holds the rows of a call of a pool.</summary>
        public static void WriteType(ClassInfo info, BatchInfo batch, IndentedTextWriter writer)
        {
            Names names = new(info);
            string type = Keywords.EscapeType(info.Name);
            string model = names.Add("model");
            writer.WriteLine();
            writer.WriteLine("/// <summary>The rows of one call of a pool.</summary>");
            using (writer.WriteBlock($"private sealed class Batch(int {names.Rows}, {names.DeclareMemory()}) : {RuntimeName}.ModelBatch<{type}>({names.Rows}, {Literals.Number(batch.RowsPerCall)})"))
            {
                writer.WriteLine($"protected override void Run({type} {model}, int {names.Start}, int {names.Count}) => {model}.PredictRows({names.SpanArguments()}, {names.Start}, {names.Count});");
            }
        }

        private static void WriteDocumentation(ClassInfo info, Names names, string summary, IndentedTextWriter writer)
        {
            writer.WriteLine($"/// <summary>{summary}</summary>");
            foreach ((InputInfo input, string name) in info.Inputs.Zip(names.Inputs, (input, name) => (input, name)))
            {
                writer.WriteLine($"/// <param name=\"{name}\">The rows of the input <c>{Literals.Xml(input.Signature.Name)}</c>, {RowShape(input.Shape)}.</param>");
            }

            foreach ((OutputInfo output, string name) in info.Outputs.Zip(names.Outputs, (output, name) => (output, name)))
            {
                writer.WriteLine($"/// <param name=\"{name}\">Room for as many rows of the output <c>{Literals.Xml(output.Signature.Name)}</c>, {RowShape(output.Shape!.Value)}, or more.</param>");
            }

            writer.WriteLine("/// <exception cref=\"global::System.ArgumentException\">It is not a whole number of rows, inputs differ in their number, or an output is too short.</exception>");
            Documentation.WriteEngineException(writer);
        }

        private static void WritePredictRows(ClassInfo info, BatchInfo batch, Names names, IndentedTextWriter writer)
        {
            string inputs = string.Join(", ", names.Inputs.Zip(batch.InputSizes, (name, size) => Slice(name, size, names)));
            string outputs = string.Join(", ", names.Outputs.Zip(batch.OutputSizes, (name, size) => Slice(name, size, names)));
            writer.WriteLine($"private void PredictRows({names.DeclareSpans()}, int {names.Start}, int {names.Count}) =>");
            writer.WriteLine($"    Predict({inputs}).CopyTo({outputs});");
            writer.WriteLine();
        }

        // Before anything is computed.
        private static void WriteCountRows(ClassInfo info, BatchInfo batch, Names names, IndentedTextWriter writer)
        {
            using (writer.WriteBlock($"private static int CountRows({names.DeclareSpans()})"))
            {
                string size = Literals.Number(batch.InputSizes[0]);
                writer.WriteLine($"int {names.Rows} = {Keywords.Escape(names.Inputs[0])}.Length{(size == "1" ? "" : $" / {size}")};");
                for (int i = 0; i < names.Inputs.Length; i++)
                {
                    string length = $"{Keywords.Escape(names.Inputs[i])}.Length";
                    if (i > 0 || batch.InputSizes[0] > 1)
                    {
                        writer.WriteGuard(
                            $"{length} != {Length(names.Rows, batch.InputSizes[i])}",
                            $"{RuntimeName}.ModelArguments.ThrowWrongLength({Literals.Quote(names.Inputs[i])}, {Literals.Quote(RowsShape(info.Inputs[i].Shape))}, {length});");
                    }
                }

                for (int i = 0; i < names.Outputs.Length; i++)
                {
                    string length = $"{Keywords.Escape(names.Outputs[i])}.Length";
                    writer.WriteGuard(
                        $"{length} < {Length(names.Rows, batch.OutputSizes[i])}",
                        $"{RuntimeName}.ModelArguments.ThrowWrongOutputLength({Literals.Quote(info.Outputs[i].Signature.Name)}, $\"{RowsShape(info.Outputs[i].Shape!.Value, $"{{{names.Rows}}}")}\", {length});");
                }

                writer.WriteLine($"return {names.Rows};");
            }

            writer.WriteLine();
        }

        // A product of ints could overflow here: nothing has held the lengths against each other yet.
        private static string Length(string rows, long size) => size == 1 ? rows : $"(long){rows} * {Literals.Number(size)}";

        private static string Slice(string name, long size, Names names)
        {
            string times = size == 1 ? "" : $" * {Literals.Number(size)}";
            return $"{Keywords.Escape(name)}.Slice({names.Start}{times}, {names.Count}{times})";
        }

        private static string RowsShape(EquatableArray<Extent> shape, string rows = "rows") => $"[{string.Join(", ", (string[])[rows, .. Sizes(shape)])}]";

        private static string RowShape(EquatableArray<Extent> shape) => shape.Count == 1 ? "one element each" : $"[{string.Join(", ", Sizes(shape))}] each";

        private static IEnumerable<string> Sizes(EquatableArray<Extent> shape) => shape.Skip(1).Select(extent => Literals.Number(extent.Value));

        /// <summary>The names of the parameters and locals; what they are not is escaped.</summary>
        private sealed class Names
        {
            private readonly ClassInfo _info;
            private readonly NameScope _scope;

            public Names(ClassInfo info)
            {
                _info = info;
                _scope = Parameters.Names(info);
                Inputs = [.. info.Inputs.Select(input => input.Parameter)];
                Outputs = [.. info.Outputs.Select(output => _scope.Add(output.Parameter))];
                (Rows, Start, Count) = (Add("rows"), Add("start"), Add("count"));
            }

            public string[] Inputs { get; }

            public string[] Outputs { get; }

            public string Rows { get; }

            public string Start { get; }

            public string Count { get; }

            public string Add(string name) => _scope.Add(name);

            public string DeclareSpans() => Declare("scoped global::System.ReadOnlySpan", "scoped global::System.Span");

            public string DeclareMemory() => Declare("global::System.ReadOnlyMemory", "global::System.Memory");

            public string Arguments() => string.Join(", ", Inputs.Concat(Outputs).Select(Keywords.Escape));

            public string SpanArguments() => string.Join(", ", Inputs.Concat(Outputs).Select(name => $"{Keywords.Escape(name)}.Span"));

            private string Declare(string inputs, string outputs) => string.Join(", ",
            [
                .. _info.Inputs.Zip(Inputs, (input, name) => $"{inputs}<{input.Type}> {Keywords.Escape(name)}"),
                .. _info.Outputs.Zip(Outputs, (output, name) => $"{outputs}<{output.Type}> {Keywords.Escape(name)}"),
            ]);
        }
    }
}
