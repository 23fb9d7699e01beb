using BuildTimeML.Compression.Tests.Data.Images;

namespace BuildTimeML.Compression.Tests.Data.Fuzzing;

public sealed class DataFuzzTests
{
    private const int Count = 600;

    public static TheoryData<string> Files() => ["420.jpg", "progressive.jpg", "restart.jpg", "exif.jpg", "gray.png", "444.png", "interlaced.png", "x.ppm", "x.pgm", "x.npy", "fortran.npy", "x.npz", "x.csv", "x.jsonl", "x.bin"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Damaged_files_end_in_samples_or_in_a_typed_error(string name)
    {
        using var fuzzer = new DataFuzzer();
        byte[] file = Content(name);
        for (int seed = 0; seed < Count; seed++)
        {
            Assert.Null(fuzzer.Run(Path.GetExtension(name), file, seed));
        }

        Assert.Equal(Count, fuzzer.Read + fuzzer.Refused);
        Assert.True(fuzzer.Refused > Count / 20, $"only {fuzzer.Refused} are refused: the damage is too small");
        Assert.True(fuzzer.Read > 0, "none can still be read: the damage is too great to reach the deeper code");
    }

    private static byte[] Content(string name) => name switch
    {
        "interlaced.png" => PngBuilder.Build(new(9, 9, 8, BuildTimeML.Compression.Data.Images.Png.PngColor.Palette, Interlaced: true), (x, y, _) => (x + y) % 8, [.. new byte[24]]),
        "x.ppm" => [.. "P6 4 4 255\n"u8, .. new byte[48]],
        "x.pgm" => [.. "P2 3 3 15 1 2 3 4 5 6 7 8 9 "u8],
        "x.npy" => DataFolder.Npy("<f4", "4, 3", new byte[48]),
        "fortran.npy" => DataFolder.Npy(">i2", "4, 3", new byte[24], fortran: true),
        "x.npz" => DataFolder.Zip(("x.npy", DataFolder.Npy("<f4", "4, 3", new byte[48]))),
        "x.csv" => [.. "a,b,\"c\"\n1,2.5,3\n4,5,6e3\n"u8],
        "x.jsonl" => [.. "{\"x\": [1, 2, 3]}\n[4, 5, 6]\n[[7, 8, 9]]\n"u8],
        "x.bin" => new byte[48],
        _ => Fixtures.Read(name),
    };
}
