using System.Globalization;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime.Images;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>From what a manifest says of images to what the run time does with them.</summary>
internal static class ImageTransforms
{
    public static ImageTransform Of(ImagePreprocess preprocess) => new()
    {
        Width = preprocess.Width,
        Height = preprocess.Height,
        Layout = (Runtime.Images.ImageLayout)preprocess.Layout,
        Order = (Runtime.Images.ChannelOrder)preprocess.Order,
        Resize = (Runtime.Images.ImageResize)preprocess.Resize,
        ShorterSide = preprocess.ShorterSide,
        Pad = (float)Double(preprocess.Pad),
        Scale = Double(preprocess.Scale),
        Mean = [.. preprocess.Mean.Select(Double)],
        Deviation = [.. preprocess.Deviation.Select(Double)],
    };

    // As the compiler reads the number in generated code: the conversion from decimal rounds otherwise.
    private static double Double(decimal number) => double.Parse(PreprocessNumbers.Write(number), CultureInfo.InvariantCulture);
}
