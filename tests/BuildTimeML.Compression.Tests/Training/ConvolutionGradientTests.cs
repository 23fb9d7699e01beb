using BuildTimeML.Compression.Tests.Training.Helpers;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>Convolutions are linear in input, weights and bias: differences are exact.</summary>
public sealed class ConvolutionGradientTests
{
    [Theory]
    [InlineData("2, 3, 5, 5", "4, 3, 3, 3", "")]
    [InlineData("2, 3, 5, 5", "4, 3, 3, 3", "pads = [1, 1, 1, 1]")]
    [InlineData("2, 3, 7, 6", "4, 3, 3, 3", "pads = [1, 1, 1, 1], strides = [2, 2]")]
    [InlineData("2, 3, 6, 7", "4, 3, 3, 2", "pads = [0, 1, 2, 0], strides = [2, 3]")]
    [InlineData("2, 3, 7, 8", "4, 3, 3, 2", "dilations = [2, 3], pads = [2, 1, 0, 3]")]
    [InlineData("2, 3, 9, 9", "4, 3, 3, 3", "dilations = [2, 2], strides = [2, 3], pads = [1, 0, 1, 2]")]
    [InlineData("2, 4, 5, 5", "6, 2, 3, 3", "group = 2, pads = [1, 1, 1, 1]")]
    [InlineData("2, 4, 5, 5", "6, 2, 3, 3", "group = 2, strides = [2, 2]")]
    [InlineData("2, 4, 5, 5", "4, 1, 3, 3", "group = 4, pads = [1, 1, 1, 1]")]
    [InlineData("2, 4, 6, 6", "4, 1, 3, 3", "group = 4, pads = [1, 1, 1, 1], strides = [2, 2]")]
    [InlineData("2, 4, 5, 5", "4, 1, 5, 5", "group = 4, pads = [2, 2, 2, 2], strides = [1, 2]")]
    [InlineData("2, 4, 5, 5", "8, 1, 3, 3", "group = 4, dilations = [2, 1]")]
    [InlineData("1, 2, 13, 12", "2, 1, 3, 3", "group = 2, pads = [1, 0, 1, 2]")]
    [InlineData("1, 1, 20, 20", "1, 1, 3, 3", "group = 1, pads = [1, 1, 1, 1], strides = [2, 2]")]
    [InlineData("1, 2, 20, 14", "2, 1, 2, 3", "group = 2, dilations = [2, 1], strides = [2, 1]")]
    [InlineData("2, 3, 4, 5", "4, 3, 1, 1", "")]
    [InlineData("2, 3, 4, 5", "4, 3, 1, 1", "strides = [2, 2]")]
    [InlineData("2, 3, 5, 6", "4, 3, 3, 3", "auto_pad = \"SAME_UPPER\", strides = [2, 2]")]
    [InlineData("2, 3, 5, 6", "4, 3, 2, 4", "auto_pad = \"SAME_LOWER\"")]
    [InlineData("2, 3, 5, 6", "4, 3, 2, 4", "auto_pad = \"VALID\", strides = [2, 1]")]
    [InlineData("2, 3, 7", "4, 3, 3", "pads = [1, 2], strides = [2]")]
    [InlineData("2, 4, 7", "4, 1, 3", "pads = [1, 1], group = 4")]
    [InlineData("2, 2, 4, 3, 4", "3, 2, 2, 2, 3", "pads = [1, 0, 1, 0, 1, 1], strides = [2, 1, 1]")]
    [InlineData("2, 3, 2, 3, 3", "3, 1, 2, 2, 2", "pads = [1, 0, 1, 0, 1, 1], group = 3")]
    [InlineData("2, 2, 2, 3, 2", "3, 2, 1, 1, 1", "")]
    [InlineData("N, 3, 5, 5", "4, 3, 3, 3", "pads = [1, 1, 1, 1], strides = [2, 2]")]
    [InlineData("N, 4, 5, 5", "4, 1, 3, 3", "pads = [1, 1, 1, 1], group = 4")]
    [InlineData("N, 4, 5, 5", "4, 1, 3, 3", "pads = [1, 1, 1, 1], group = 4, strides = [2, 2]")]
    [InlineData("N, 3, 4, 4", "4, 3, 1, 1", "")]
    public void Convolutions(string x, string w, string attributes) => GradientCheck.Linear(
        $"net (float[{x}] x, float[{w}] w, float[{w.Split(',')[0]}] b) => (float[] y) {{ y = Conv<{attributes}>(x, w, b) }}");

    [Theory]
    [InlineData("2, 3, 4, 4", "3, 4, 3, 3", "4", "")]
    [InlineData("2, 3, 4, 4", "3, 4, 3, 3", "4", "pads = [1, 0, 2, 1], strides = [2, 2]")]
    [InlineData("2, 3, 4, 4", "3, 4, 3, 3", "4", "pads = [1, 1, 1, 1], strides = [2, 2], output_padding = [1, 0]")]
    [InlineData("2, 4, 4, 3", "4, 2, 3, 2", "4", "group = 2, dilations = [2, 1]")]
    [InlineData("2, 3, 4, 3", "3, 1, 3, 2", "3", "group = 3, strides = [1, 2]")]
    [InlineData("N, 3, 5", "3, 2, 2", "2", "strides = [2]")]
    public void Transposed_convolutions(string x, string w, string b, string attributes) => GradientCheck.Linear(
        $"net (float[{x}] x, float[{w}] w, float[{b}] b) => (float[] y) {{ y = ConvTranspose<{attributes}>(x, w, b) }}");

    [Theory]
    [InlineData("2, 2, 6, 6", "kernel_shape = [2, 2], strides = [2, 2]")]
    [InlineData("2, 2, 5, 6", "kernel_shape = [3, 2], strides = [1, 2], pads = [1, 0, 1, 1], count_include_pad = 1")]
    [InlineData("2, 2, 5, 6", "kernel_shape = [3, 2], strides = [2, 1], pads = [1, 1, 1, 0]")]
    [InlineData("2, 2, 6, 7", "kernel_shape = [3, 3], strides = [2, 2], ceil_mode = 1")]
    [InlineData("2, 2, 7, 7", "kernel_shape = [2, 2], strides = [2, 2]")]
    [InlineData("N, 2, 6", "kernel_shape = [4], strides = [3], auto_pad = \"SAME_UPPER\"")]
    [InlineData("2, 2, 3, 4, 4", "kernel_shape = [2, 2, 3], pads = [1, 0, 1, 0, 1, 1]")]
    public void Average_pools(string x, string attributes) => GradientCheck.InSingle($"net (float[{x}] x) => (float[] y) {{ y = AveragePool<{attributes}>(x) }}", 0.125, 2e-6);
}
