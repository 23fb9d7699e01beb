using System.Globalization;

namespace BuildTimeML.Manifest;

/// <summary>
/// Reads the <c>Preprocess</c> of an item: <c>image: size=224x224; layout=NCHW; order=BGR; scale=1/255; mean=0.5; std=0.5; resize=cover; crop=center</c>.
/// What is not said is taken from the shape of the input, or is as if nothing were to be done.
/// </summary>
internal static class ImagePreprocessReader
{
    private const string Prefix = "image:";

    private static readonly string[] Keys = ["input", "size", "layout", "order", "scale", "mean", "std", "resize", "crop", "pad"];

    /// <param name="text">The metadata.</param>
    /// <param name="inputs">The inputs of the model.</param>
    /// <exception cref="FormatException">It cannot be read, or fits no input; the message says what and why.</exception>
    public static ImagePreprocess Read(string text, IEnumerable<TensorSignature> inputs)
    {
        Dictionary<string, string> values = Split(text);
        ImageInput input = ImageInput.Find(inputs, Value("input"), Value("layout"));
        ChannelOrder order = Order(Value("order"), input.Channels);
        int channels = order == ChannelOrder.Gray ? 1 : 3;
        (int width, int height) = Size(Value("size"), input);
        (ImageResize resize, int shorterSide) = Resize(Value("resize"), width, height);
        if (Value("crop") is { } crop && (!Is(crop, "center") || resize is not (ImageResize.Cover or ImageResize.ShorterSide)))
        {
            throw new FormatException($"crop={crop}: center is the only one, with resize=cover or resize=<pixels>");
        }

        return new ImagePreprocess(
            input.Name, width, height, input.Layout, order, resize, shorterSide,
            PreprocessNumbers.Read("pad", Value("pad") ?? "0", 1, mayBeZero: true)[0],
            PreprocessNumbers.Read("scale", Value("scale") ?? "1", 1, mayBeZero: false)[0],
            PreprocessNumbers.Read("mean", Value("mean") ?? "0", channels, mayBeZero: true),
            PreprocessNumbers.Read("std", Value("std") ?? "1", channels, mayBeZero: false));

        string? Value(string key) => values.TryGetValue(key, out string? value) ? value : null;
    }

    private static Dictionary<string, string> Split(string text)
    {
        string trimmed = text.Trim();
        if (!trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"it does not begin with '{Prefix}'");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in trimmed.Substring(Prefix.Length).Split(';').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            int equals = part.IndexOf('=');
            string key = equals < 0 ? part : part.Substring(0, equals).Trim().ToLowerInvariant();
            if (equals < 0 || !Keys.Contains(key))
            {
                throw new FormatException($"'{part}' is none of {string.Join(", ", Keys.Select(k => k + "=..."))}");
            }

            if (values.ContainsKey(key))
            {
                throw new FormatException($"{key}= stands there twice");
            }

            values.Add(key, part.Substring(equals + 1).Trim());
        }

        return values;
    }

    private static ChannelOrder Order(string? value, int? channels)
    {
        ChannelOrder order = value is null ? (channels == 1 ? ChannelOrder.Gray : ChannelOrder.Rgb)
            : Is(value, "rgb") ? ChannelOrder.Rgb
            : Is(value, "bgr") ? ChannelOrder.Bgr
            : Is(value, "gray") ? ChannelOrder.Gray
            : throw new FormatException($"order={value} is none of RGB, BGR, GRAY");
        return channels is null || channels == (order == ChannelOrder.Gray ? 1 : 3)
            ? order
            : throw new FormatException($"order={value ?? "RGB"} does not fit an input of {channels} channels");
    }

    private static (int Width, int Height) Size(string? value, ImageInput input)
    {
        if (value is null)
        {
            return input is { Width: { } w, Height: { } h } ? (w, h) : throw new FormatException("size= is missing, and the input does not say it: write size=<width>x<height>");
        }

        string[] sides = value.ToLowerInvariant().Split('x');
        if (sides.Length != 2 || !TrySide(sides[0], out int width) || !TrySide(sides[1], out int height))
        {
            throw new FormatException($"size={value} is no size: write size=<width>x<height>");
        }

        return (input.Width ?? width) == width && (input.Height ?? height) == height
            ? (width, height)
            : throw new FormatException($"size={value} does not fit the input, which is {input.Width?.ToString(CultureInfo.InvariantCulture) ?? "?"}x{input.Height?.ToString(CultureInfo.InvariantCulture) ?? "?"}");
    }

    private static (ImageResize Resize, int ShorterSide) Resize(string? value, int width, int height) =>
        value is null || Is(value, "stretch") ? (ImageResize.Stretch, 0)
        : Is(value, "cover") ? (ImageResize.Cover, 0)
        : Is(value, "contain") ? (ImageResize.Contain, 0)
        : TrySide(value, out int side) && side >= Math.Max(width, height) ? (ImageResize.ShorterSide, side)
        : throw new FormatException($"resize={value} is none of stretch, cover, contain, or a length of the shorter side that is at least {Math.Max(width, height)}");

    private static bool TrySide(string text, out int side) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is >= 1 and <= ImageInput.LongestSide;

    private static bool Is(string value, string name) => string.Equals(value, name, StringComparison.OrdinalIgnoreCase);
}
