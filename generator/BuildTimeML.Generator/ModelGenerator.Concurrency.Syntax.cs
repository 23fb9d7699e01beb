namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>What a class has for more than one caller, and for more rows than one call takes.</summary>
    private static class Concurrency
    {
        /// <summary>Writes the members of an instance.</summary>
        public static void WriteMembers(ClassInfo info, IndentedTextWriter writer)
        {
            if (Copies.Of(info))
            {
                Async.WritePredict(info, "this", "Runs the model once", writer);
            }

            if (Batches.Of(info) is { } batch)
            {
                Batches.WritePredict(info, batch, writer);
            }
        }

        /// <summary>Writes the types, each with an empty line before it.</summary>
        public static void WriteTypes(ClassInfo info, IndentedTextWriter writer)
        {
            if (Pool.Of(info))
            {
                Pool.Write(info, writer);
                Pool.WriteLease(info, writer);
            }

            if (Copies.Of(info))
            {
                Async.WriteResult(info, writer);
            }

            if (Batches.Of(info) is { } batch)
            {
                Batches.WriteType(info, batch, writer);
            }
        }
    }
}
