using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static partial class States
    {
        public static bool IsState(ModelManifest manifest, InputInfo input) => manifest.States.Any(state => state.Input == input.Signature.Name);

        /// <summary>An output that becomes a state has the shape of its input, which says more than the model declares for it.</summary>
        public static EquatableArray<OutputInfo> Shape(ModelManifest manifest, InputInfo[] inputs, EquatableArray<OutputInfo> outputs) => outputs
            .Select(output => manifest.States.FirstOrDefault(state => state.Output == output.Signature.Name) is { } state
                ? output with { Shape = Named(inputs, state.Input).Shape }
                : output)
            .ToEquatableArray();

        public static EquatableArray<StateInfo> Gather(ModelManifest manifest, InputInfo[] inputs, EquatableArray<OutputInfo> outputs) => manifest.States
            .Select(state =>
            {
                int index = Array.FindIndex([.. outputs], output => output.Signature.Name == state.Output);
                return new StateInfo(Named(inputs, state.Input), outputs[index], index);
            })
            .ToEquatableArray();

        private static InputInfo Named(InputInfo[] inputs, string name) => inputs.First(input => input.Signature.Name == name);
    }
}
