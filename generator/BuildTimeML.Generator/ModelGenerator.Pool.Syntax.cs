namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The class that shares one loaded model among callers.</summary>
    private static class Pool
    {
        private const string Exceptions = """
            /// <exception cref="global::System.ObjectDisposedException">The pool is disposed.</exception>
            """;

        /// <summary>Calls of a model with state need what their own call before gave: they have instances of their own.</summary>
        public static bool Of(ClassInfo info) => info.States.Count == 0;

        public static string TypeOf(ClassInfo info) => $"{RuntimeName}.ModelPool<{Keywords.EscapeType(info.Name)}>";

        public static void Write(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine();
            writer.WriteLine("""
                /// <summary>
                /// One loaded model for a number of callers at the same time, each with buffers of its own, which are reserved when they are first
                /// needed. A call that finds no caller free waits for one. Safe to use from many threads.
                /// </summary>
                """);
            using (writer.WriteBlock("public sealed class Pool : global::System.IDisposable"))
            {
                writer.WriteLine($"private readonly {TypeOf(info)} _pool;");
                writer.WriteLine();
                WriteConstructors(info, writer);
                WriteProperties(writer);
                WritePredict(info, writer);
                if (info.Image is { } image)
                {
                    WritePredictImage(info, image, writer);
                }

                // An array that is meant for an output could be taken for an optional input.
                if (Copies.Of(info) && !info.Parameters.Any(parameter => parameter.IsOptional))
                {
                    WritePredictCopy(info, writer);
                }

                if (Copies.Of(info))
                {
                    Async.WritePredict(info, "_pool", "Runs the model once, as soon as a caller is free", writer);
                }

                if (Batches.Of(info) is { } batch)
                {
                    Batches.WritePredictInPool(info, batch, writer);
                }

                writer.WriteLine("""
                    /// <summary>
                    /// Releases the model and the buffers. Calls that run end first, and leases stay valid until they are disposed; calls that wait for
                    /// a caller, and later ones, throw <see cref="global::System.ObjectDisposedException"/>.
                    /// </summary>
                    public void Dispose() => _pool.Dispose();
                    """);
            }
        }

        private static string LeaseOf(ClassInfo info) => $"{RuntimeName}.PoolLease<{Keywords.EscapeType(info.Name)}>";

        private static void WriteConstructors(ClassInfo info, IndentedTextWriter writer)
        {
            string name = Keywords.EscapeType(info.Name);
            writer.WriteLine($$"""
                /// <summary>Loads the model.</summary>
                /// <param name="callers">How many calls may run at the same time; 0 for as many as the machine has processors.</param>
                /// <param name="options">How it is loaded; null for the defaults. Unless they say otherwise, each call has one thread.</param>
                /// <exception cref="{{RuntimeName}}.ModelFileException">The model file is missing, or not the one that the build wrote.</exception>
                /// <exception cref="{{RuntimeName}}.EngineNotFoundException">ONNX Runtime was not found.</exception>
                public Pool(int callers = 0, {{RuntimeName}}.ModelOptions? options = null) =>
                    _pool = new {{TypeOf(info)}}(Info, options, callers, static session => new {{name}}(session));

                /// <summary>Shares a model that is loaded already.</summary>
                /// <param name="session">The model, loaded from <see cref="Info"/>; it stays its owner's.</param>
                /// <param name="callers">How many calls may run at the same time; 0 for as many as the machine has processors.</param>
                public Pool({{RuntimeName}}.ModelSession session, int callers = 0) =>
                    _pool = new {{TypeOf(info)}}(session, callers, static session => new {{name}}(session));

                """);
        }

        private static void WriteProperties(IndentedTextWriter writer) => writer.WriteLine("""
            /// <summary>How many calls may run at the same time.</summary>
            public int Callers => _pool.Callers;

            /// <summary>How many calls wait for one of them to end.</summary>
            public int Waiting => _pool.Waiting;

            /// <summary>The execution provider that runs the model, as the engine says; for example <c>CPU</c>.</summary>
            public string Provider => _pool.Provider;

            """);

        private static void WritePredict(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>Runs the model once; allocates nothing on the managed heap. Dispose what it returns: until then nobody else has its caller.</summary>");
            Documentation.WriteParameters(info, writer);
            WriteLeaseDocumentation(info.Inputs.Any(input => !input.IsScalar), writer);
            WriteLeasing(info, Parameters.Declare(info), Parameters.Arguments(info), Parameters.Names(info), writer);
        }

        private static void WritePredictImage(ClassInfo info, ImageInfo image, IndentedTextWriter writer)
        {
            ClassInfo call = Images.CallOf(info, image);
            Images.WriteDocumentation(call, image, writer);
            WriteLeaseDocumentation(true, writer);
            WriteLeasing(info, Images.Declare(call), Images.Arguments(call), Images.Locals(info.Manifest).AddAll(call.Parameters.Select(parameter => parameter.Name)), writer);
        }

        private static void WriteLeaseDocumentation(bool canBeWrong, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <returns>Views of the outputs, valid until it is disposed.</returns>");
            if (canBeWrong)
            {
                writer.WriteLine("/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or a dimension is out of its range.</exception>");
            }

            writer.WriteLine(Exceptions);
            Documentation.WriteEngineException(writer);
        }

        private static void WriteLeasing(ClassInfo info, string parameters, string arguments, NameScope names, IndentedTextWriter writer)
        {
            string lease = names.Add("lease");
            using (writer.WriteBlock($"public Lease Predict({parameters})"))
            {
                writer.WriteLine($$"""
                    {{LeaseOf(info)}} {{lease}} = _pool.Rent();
                    try
                    {
                        return new Lease({{lease}}, {{lease}}.Model.Predict({{arguments}}));
                    }
                    catch
                    {
                        {{lease}}.Dispose();
                        throw;
                    }
                    """);
            }

            writer.WriteLine();
        }

        private static void WritePredictCopy(ClassInfo info, IndentedTextWriter writer)
        {
            NameScope names = Parameters.Names(info);
            string[] outputs = [.. info.Outputs.Select(output => names.Add(output.Parameter))];
            string lease = names.Add("lease");
            writer.WriteLine("/// <summary>Runs the model once and copies what it gives; allocates nothing on the managed heap.</summary>");
            Documentation.WriteParameters(info, writer);
            foreach ((OutputInfo output, string name) in info.Outputs.Zip(outputs, (output, name) => (output, name)))
            {
                Copies.WriteParameter(output, name, writer);
            }

            writer.WriteLine("/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or a dimension is out of its range.</exception>");
            writer.WriteLine(Exceptions);
            Documentation.WriteEngineException(writer);
            string[] parameters = [Parameters.Declare(info), Copies.Declare(info, outputs)];
            using (writer.WriteBlock($"public void Predict({string.Join(", ", parameters.Where(list => list.Length > 0))})"))
            {
                writer.WriteLine($"using Lease {lease} = Predict({Parameters.Arguments(info)});");
                writer.WriteLine($"{lease}.Output.CopyTo({Copies.Arguments(info, outputs)});");
            }

            writer.WriteLine();
        }

        public static void WriteLease(ClassInfo info, IndentedTextWriter writer)
        {
            string type = LeaseOf(info);
            writer.WriteLine();
            writer.WriteLine("/// <summary>What one call of a pool computed. No other call overwrites it until it is disposed, which gives its caller back.</summary>");
            using (writer.WriteBlock("public readonly ref struct Lease"))
            {
                writer.WriteLine($$"""
                    private readonly {{type}} _lease;
                    private readonly Output _output;

                    internal Lease({{type}} lease, Output output)
                    {
                        _lease = lease;
                        _output = output;
                    }

                    /// <summary>The outputs.</summary>
                    /// <exception cref="global::System.ObjectDisposedException">The lease is disposed, or a copy of it is.</exception>
                    public Output Output
                    {
                        get
                        {
                            _ = _lease.Model;
                            return _output;
                        }
                    }

                    /// <summary>Gives the caller back; nothing happens the second time.</summary>
                    public void Dispose() => _lease.Dispose();
                    """);
            }
        }
    }
}
