using BuildTimeML.Compression.Data.Images.Jpeg;

namespace BuildTimeML.Compression.Tests.Data.Images;

public sealed class InverseDctTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(10)]
    [InlineData(1)]
    public void Samples_are_those_of_the_definition(int frequencies)
    {
        var random = new Random(frequencies);
        for (int round = 0; round < 50; round++)
        {
            short[] coefficients = new short[64];
            ushort[] steps = [.. Enumerable.Range(0, 64).Select(_ => (ushort)random.Next(1, 40))];
            for (int i = 0; i < frequencies; i++)
            {
                coefficients[Zigzag.Order[i]] = (short)random.Next(-20, 21);
            }

            byte[] samples = new byte[8 * 11];
            InverseDct.Transform(coefficients, steps, samples, stride: 11);

            for (int i = 0; i < 64; i++)
            {
                double expected = Math.Clamp(Plain(coefficients, steps, i % 8, i / 8) + 128, 0, 255);
                Assert.InRange(samples[(i / 8 * 11) + (i % 8)], expected - 0.501, expected + 0.501);
            }
        }
    }

    private static double Plain(short[] coefficients, ushort[] steps, int x, int y) => Enumerable.Range(0, 64).Sum(i =>
        coefficients[i] * steps[i] * Factor(i % 8) * Factor(i / 8) / 4 * Math.Cos(((2 * x) + 1) * (i % 8) * Math.PI / 16) * Math.Cos(((2 * y) + 1) * (i / 8) * Math.PI / 16));

    private static double Factor(int frequency) => frequency == 0 ? Math.Sqrt(0.5) : 1;
}
