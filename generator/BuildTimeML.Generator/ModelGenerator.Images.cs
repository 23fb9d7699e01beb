using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The call that takes an image, where the item says what makes an input of it.</summary>
    private static partial class Images
    {
        public const string Field = "_preprocessor";

        // The parameters that an image comes in.
        private static readonly string[] Parameters = ["pixels", "width", "height", "format", "stride"];

        /// <summary>The names of parameters and locals that are free in every call.</summary>
        public static NameScope Locals(ModelManifest manifest) => manifest.Preprocess is null ? new NameScope() : new NameScope(Parameters);

        public static ImageInfo? Gather(ModelManifest manifest, EquatableArray<InputInfo> inputs)
        {
            if (manifest.Preprocess is not { } preprocess)
            {
                return null;
            }

            NameScope locals = Locals(manifest);
            InputInfo[] named = [.. inputs.Select(input => input with { Parameter = locals.Add(input.Parameter), IsImage = input.Signature.Name == preprocess.Input })];
            Dimensions dimensions = Dimensions.Resolve(manifest, named, locals);
            return new ImageInfo(
                preprocess,
                named.Select(dimensions.Shape).ToEquatableArray(),
                dimensions.InCallOrder);
        }
    }
}
