using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static partial class Labels
    {
        public static void WriteField(LabelInfo labels, IndentedTextWriter writer)
        {
            writer.WriteLine($"private static readonly string[] LabelNames = [{string.Join(", ", labels.Names.Select(Literals.Quote))}];");
            writer.WriteLine();
        }

        public static void WriteProperty(LabelInfo labels, IndentedTextWriter writer)
        {
            writer.WriteLine($"""
                /// <summary>The names of the {Literals.Number(labels.Names.Count)} classes, in the order of <see cref="Output.{Keywords.Escape(labels.Output.Property)}"/>.</summary>
                public static global::System.ReadOnlySpan<string> Labels => LabelNames;

                """);
        }

        /// <summary>Writes the members of <c>Output</c> that speak of labels.</summary>
        public static void WriteOutputMembers(LabelInfo labels, IndentedTextWriter writer)
        {
            writer.WriteLine();
            WriteFirstRow(writer);
            WriteLabelAt(writer);
            WriteScoreAt(labels, writer);
            WriteTop(labels, writer);
            WriteCopyScores(labels, writer);
            WriteRowOf(labels, writer);
        }

        private static void WriteFirstRow(IndentedTextWriter writer) => writer.WriteLine("""
            /// <summary>The name of the class with the highest score, in the first row.</summary>
            public string Label => LabelAt(0);

            /// <summary>The score of <see cref="Label"/>, between 0 and 1.</summary>
            public float Score => ScoreAt(0);

            """);

        private static void WriteLabelAt(IndentedTextWriter writer) => writer.WriteLine($"""
            /// <summary>The name of the class with the highest score, in one row of the batch.</summary>
            /// <param name="row">Counted from 0.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such row.</exception>
            public string LabelAt(int row) => LabelNames[{RuntimeName}.ClassScores.ArgMax(RowOf(row))];

            """);

        private static void WriteScoreAt(LabelInfo labels, IndentedTextWriter writer)
        {
            writer.WriteLine("""
                /// <summary>The highest score of one row of the batch, between 0 and 1.</summary>
                /// <param name="row">Counted from 0.</param>
                /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such row.</exception>
                """);
            using (writer.WriteBlock("public float ScoreAt(int row)"))
            {
                writer.WriteLine($"global::System.ReadOnlySpan<{labels.Output.Type}> values = RowOf(row);");
                writer.WriteLine($"int best = {RuntimeName}.ClassScores.ArgMax(values);");
                writer.WriteLine(labels.Scores == ScoreKind.Logit
                    ? $"return {RuntimeName}.ClassScores.SoftmaxOf(values, best);"
                    : $"return {Score(labels, "values[best]")};");
            }

            writer.WriteLine();
        }

        private static void WriteTop(LabelInfo labels, IndentedTextWriter writer)
        {
            string type = $"{RuntimeName}.TopLabels<{labels.Output.Type}>";
            writer.WriteLine($"""
                /// <summary>The classes with the highest scores, in the first row, the best first; allocates nothing.</summary>
                /// <param name="count">How many at most.</param>
                public {type} Top(int count) => TopAt(0, count);

                /// <summary>The classes with the highest scores, in one row of the batch, the best first; allocates nothing.</summary>
                /// <param name="row">Counted from 0.</param>
                /// <param name="count">How many at most.</param>
                /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such row, or the count is negative.</exception>
                public {type} TopAt(int row, int count) => new {type}(LabelNames, RowOf(row), {RuntimeName}.ScoreKind.{labels.Scores}, count);

                """);
        }

        private static void WriteCopyScores(LabelInfo labels, IndentedTextWriter writer)
        {
            string count = Literals.Number(labels.Names.Count);
            string values = Keywords.Escape(labels.Output.Property);
            writer.WriteLine("""
                /// <summary>Copies the scores of every class, row by row, each between 0 and 1.</summary>
                /// <param name="destination">As many elements as the output has, or more.</param>
                /// <exception cref="global::System.ArgumentException">The destination is too short.</exception>
                """);
            using (writer.WriteBlock("public void CopyScoresTo(global::System.Span<float> destination)"))
            {
                writer.WriteLine($"global::System.ReadOnlySpan<{labels.Output.Type}> values = {values}.Data;");
                writer.WriteGuard(
                    "destination.Length < values.Length",
                    $$"""throw new global::System.ArgumentException($"There are {values.Length} scores, but room for {destination.Length}.", nameof(destination));""");
                if (labels.Scores == ScoreKind.Logit)
                {
                    using (writer.WriteBlock($"for (int start = 0; start < values.Length; start += {count})"))
                    {
                        writer.WriteLine($"{RuntimeName}.ClassScores.Softmax(values.Slice(start, {count}), destination.Slice(start, {count}));");
                    }
                }
                else
                {
                    using (writer.WriteBlock("for (int i = 0; i < values.Length; i++)"))
                    {
                        writer.WriteLine($"destination[i] = {Score(labels, "values[i]")};");
                    }
                }
            }

            writer.WriteLine();
        }

        private static void WriteRowOf(LabelInfo labels, IndentedTextWriter writer)
        {
            string count = Literals.Number(labels.Names.Count);
            using (writer.WriteBlock($"private global::System.ReadOnlySpan<{labels.Output.Type}> RowOf(int row)"))
            {
                writer.WriteLine($"""
                    global::System.ReadOnlySpan<{labels.Output.Type}> values = {Keywords.Escape(labels.Output.Property)}.Data;
                    global::System.ArgumentOutOfRangeException.ThrowIfNegative(row);
                    global::System.ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, values.Length / {count});
                    return values.Slice(row * {count}, {count});
                    """);
            }
        }

        private static string Score(LabelInfo labels, string value) => (labels.Scores, labels.Output.Type) switch
        {
            (ScoreKind.LogProbability, "float") => $"global::System.MathF.Exp({value})",
            (ScoreKind.LogProbability, _) => $"(float)global::System.Math.Exp((double){value})",
            (_, "float") => value,
            _ => $"(float){value}",
        };
    }
}
