using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Runtime.Images;
using BuildTimeML.Runtime.Tests.Images;

namespace BuildTimeML.Benchmarks.Images;

/// <summary>What it costs to make an input of an image, against resizing it alone in Pillow, and how exact it is.</summary>
internal static class ImageBenchmark
{
    private const int Width = 1920;
    private const int Height = 1080;
    private const int Side = 224;
    private const int Rounds = 200;
    private const int ImagesPerRound = 3;
    private const int CountedImages = 1000;

    private static readonly ImageTransform Transform = new()
    {
        Width = Side,
        Height = Side,
        Scale = 1 / 255.0,
        Mean = [0.485, 0.456, 0.406],
        Deviation = [0.229, 0.224, 0.225],
    };

    public static void Run(Report report)
    {
        byte[] pixels = new byte[Width * Height * 3];
        new Random(1).NextBytes(pixels);
        float[] numbers = new float[Transform.Count];
        var preprocessor = new ImagePreprocessor(Transform);
        using var pillow = new Pillow(pixels, Width, Height, Side, ImagesPerRound);
        VerifyAgreement(pillow, pixels);

        Comparison comparison = AlternatingRounds.CompareTimes(() => Time(preprocessor, pixels, numbers), pillow.Time, Rounds, warmUps: 50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(preprocessor, pixels, numbers, CountedImages);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        report.Note(string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height} RGB to {Side} x {Side}, one thread: resized, normalised and in planes {comparison.First.Value / ImagesPerRound:0.00} ms; Pillow {pillow.Version}, resized alone {comparison.Second.Value / ImagesPerRound:0.00} ms"));
        report.Add(new Figure("image.time_ratio", comparison.Ratio, "x", Mark.TimeRatioAtMost(0.4)));
        report.Add(new Figure("image.difference", Measurement.Exactly(LargestDifference(pixels, numbers), numbers.Length), "levels", Mark.AtMost(1)));
        report.Add(new Figure("image.bytes", Measurement.Exactly(bytes, CountedImages), "B", Mark.AtMost(0)));
    }

    private static double Time(ImagePreprocessor preprocessor, byte[] pixels, float[] numbers)
    {
        long start = Stopwatch.GetTimestamp();
        Repeat(preprocessor, pixels, numbers, ImagesPerRound);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Repeat(ImagePreprocessor preprocessor, byte[] pixels, float[] numbers, int count)
    {
        for (int i = 0; i < count; i++)
        {
            preprocessor.Apply(pixels, Width, Height, PixelFormat.Rgb24, numbers);
        }
    }

    /// <summary>In levels of gray, of which there are 255 from black to white.</summary>
    private static double LargestDifference(byte[] pixels, float[] numbers)
    {
        double[] expected = new ImageDefinition(Transform).Apply(pixels, Width, Height, PixelFormat.Rgb24);
        return expected.Select((number, i) => Math.Abs(number - numbers[i]) * Transform.Deviation[i / (Side * Side)] / Transform.Scale).Max();
    }

    // Pillow rounds to bytes after each of its two passes.
    private static void VerifyAgreement(Pillow pillow, byte[] pixels)
    {
        var plain = new ImageTransform { Width = Side, Height = Side, Layout = ImageLayout.Nhwc };
        float[] numbers = new float[plain.Count];
        plain.Apply(pixels, Width, Height, PixelFormat.Rgb24, numbers);
        if (numbers.Zip(pillow.Resized, (n, p) => Math.Abs(n - p)).Max() > 1.01)
        {
            throw new BenchmarkException("The two sides do not make the same of the image.");
        }
    }
}
