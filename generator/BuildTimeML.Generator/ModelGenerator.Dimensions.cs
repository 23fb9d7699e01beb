using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>
    /// The free dimensions of a model's inputs: where each call gets their values, and what shapes follow from them.
    /// </summary>
    private sealed partial class Dimensions
    {
        private readonly Dictionary<string, DimensionInfo> _byKey = new(StringComparer.Ordinal);
        private readonly List<DimensionInfo> _inCallOrder = [];

        public EquatableArray<DimensionInfo> InCallOrder => _inCallOrder.ToEquatableArray();

        /// <summary>
        /// A dimension is read off the length of the first input that leaves no other one open, unless calls may leave it out; while none
        /// does, the first open dimension becomes a parameter. Inputs that may be left out are the last, so that what only they have comes last.
        /// </summary>
        public static Dimensions Resolve(ModelManifest manifest, InputInfo[] inputs, NameScope locals)
        {
            var dimensions = new Dimensions();
            for (int i = 0; i < inputs.Length; i++)
            {
                dimensions.Name(manifest, inputs[i], i, locals);
            }

            if (manifest.Preprocess is { } image && Array.FindIndex(inputs, input => input.Signature.Name == image.Input) is >= 0 and var index)
            {
                dimensions.Fit(image, inputs[index], index);
            }

            string[][] keys = [.. inputs.Select((input, i) => Keys(input, i).OfType<string>().ToArray())];
            List<string> open = [.. keys.SelectMany(key => key).Distinct().Where(key => dimensions._byKey[key].Value is null)];
            while (open.Count > 0)
            {
                int? source = Enumerable.Range(0, inputs.Length)
                    .Where(i => inputs[i].Optional is null && keys[i].Count(open.Contains) == 1 && !IsEmpty(inputs[i]))
                    .Select(i => (int?)i)
                    .FirstOrDefault();
                string next = source is { } i ? keys[i].Single(open.Contains) : open[0];
                dimensions._byKey[next] = dimensions._byKey[next] with { Source = source };
                dimensions._inCallOrder.Add(dimensions._byKey[next]);
                open.Remove(next);
            }

            return dimensions;
        }

        public InputInfo Shape(InputInfo input, int index) => input with
        {
            Shape = Of(input).Zip(Keys(input, index), (dimension, key) => ExtentOf(dimension, key)!.Value).ToEquatableArray(),
        };

        /// <returns>Null where a dimension does not follow from those of the inputs.</returns>
        public EquatableArray<Extent>? Shape(TensorSignature output)
        {
            Extent?[]? extents = output.Shape?.Select(dimension => ExtentOf(dimension, dimension.Symbol)).ToArray();
            return extents is null || extents.Contains(null) ? null : extents.Select(extent => extent!.Value).ToEquatableArray();
        }

        private static EquatableArray<Dimension> Of(InputInfo input) => input.Signature.Shape
            ?? throw new InvalidOperationException($"The input '{input.Signature.Name}' has no shape.");

        // Nothing can be read off the length of an input that is always empty.
        private static bool IsEmpty(InputInfo input) => Of(input).Any(dimension => dimension.Value == 0);

        /// <summary>What tells the dimensions of an input apart: equal names are one dimension, one without a name is like no other.</summary>
        private static IEnumerable<string?> Keys(InputInfo input, int index) => Of(input).Select((dimension, axis) =>
            dimension.Value is not null ? null :
            string.IsNullOrEmpty(dimension.Symbol) ? $"\0{index}:{axis}" :
            dimension.Symbol);

        private void Name(ModelManifest manifest, InputInfo input, int index, NameScope locals)
        {
            int axis = 0;
            foreach (string? key in Keys(input, index))
            {
                if (key is not null && !_byKey.ContainsKey(key))
                {
                    bool unnamed = key[0] == '\0';
                    string variable = locals.Add(unnamed ? $"{input.Parameter}Dim{axis}" : Identifiers.Camel(key, "dimension"));
                    string name = unnamed ? variable : key;
                    long maximum = manifest.MaxDimensions.FirstOrDefault(limit => limit.Symbol == name)?.Maximum ?? 1;
                    _byKey.Add(key, new DimensionInfo(name, variable, (int)Math.Min(maximum, int.MaxValue), Source: null) { IsOptional = input.Optional is not null });
                }

                axis++;
            }
        }

        // There is room for at least one image, and a call that makes the input of one knows its dimensions.
        private void Fit(ImagePreprocess image, InputInfo input, int index)
        {
            foreach ((string? key, int side) in Keys(input, index).Zip(image.Shape, (key, side) => (key, (int)side)))
            {
                if (key is not null && _byKey[key] is { Value: null } info)
                {
                    _byKey[key] = info with { Maximum = Math.Max(info.Maximum, side), Value = input.IsImage ? side : null };
                }
            }

            if (input.IsImage)
            {
                _inCallOrder.AddRange(Keys(input, index).OfType<string>().Distinct().Select(key => _byKey[key]));
            }
        }

        private Extent? ExtentOf(Dimension dimension, string? key) =>
            dimension.Value is { } value ? new Extent(value, null, Literals.Number(value)) :
            key is not null && _byKey.TryGetValue(key, out DimensionInfo? info) ? new Extent(info.Maximum, info.Variable, info.Name) :
            null;
    }
}
