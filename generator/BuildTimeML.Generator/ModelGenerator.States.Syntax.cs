namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static partial class States
    {
        /// <summary>Whether calls exchange the buffer.</summary>
        public static bool Exchange(ClassInfo info, string field) => info.States.Any(state => state.Input.Field == field || state.Output.Field == field);

        /// <summary>Writes the statements after a call: what it computed is what the next one reads.</summary>
        public static void WriteSwaps(ClassInfo info, IndentedTextWriter writer)
        {
            for (int i = 0; i < info.States.Count; i++)
            {
                (InputInfo input, OutputInfo output, int outputIndex) = info.States[i];
                writer.WriteLine($"_call.Swap({Literals.Number(info.Inputs.Count + i)}, {Literals.Number(outputIndex)});");
                writer.WriteLine($"({input.Field}, {output.Field}) = ({output.Field}, {input.Field});");
            }
        }

        /// <summary>The field that has what a call computed for an output.</summary>
        public static string FieldAfterSwap(ClassInfo info, OutputInfo output) =>
            info.States.FirstOrDefault(state => state.Output.Field == output.Field)?.Input.Field ?? output.Field;

        public static void WriteReset(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>Sets the state to zeros, as before the first call.</summary>");
            using (writer.WriteBlock("public void Reset()"))
            using (Predict.WriteTurn(writer))
            {
                foreach (StateInfo state in info.States)
                {
                    writer.WriteLine($"{state.Input.Field}.Data.Clear();");
                }
            }

            writer.WriteLine();
        }
    }
}
