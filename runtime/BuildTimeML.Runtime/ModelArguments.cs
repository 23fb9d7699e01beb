using System.Diagnostics.CodeAnalysis;

namespace BuildTimeML.Runtime;

/// <summary>The errors of generated code, kept out of its hot path.</summary>
public static class ModelArguments
{
    /// <summary>An input has a length that is not that of its shape.</summary>
    /// <param name="parameterName">The input.</param>
    /// <param name="expectedShape">Its shape, such as <c>[batch, 48]</c>.</param>
    /// <param name="actualLength">How many elements were given.</param>
    /// <exception cref="ArgumentException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowWrongLength(string parameterName, string expectedShape, long actualLength) => throw new ArgumentException(
        $"The input '{parameterName}' has the shape {expectedShape}; {actualLength} elements do not fill it.", parameterName);

    /// <summary>A dimension is larger than what was reserved for it, or smaller than 1.</summary>
    /// <param name="dimension">Its name in the model, such as <c>batch</c>.</param>
    /// <param name="value">What was asked for.</param>
    /// <param name="maximum">What was reserved.</param>
    /// <exception cref="ArgumentOutOfRangeException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowDimensionOutOfRange(string dimension, long value, long maximum) => throw new ArgumentOutOfRangeException(
        dimension, value, value > maximum
            ? $"The dimension '{dimension}' is {value}, and memory is reserved for {maximum}. Set MaxDimensions=\"{dimension}={value}\" on the OptimizedModel item."
            : $"The dimension '{dimension}' is {value}; it lies between 1 and {maximum}.");

    /// <summary>The memory that an output is to be copied to has not as many elements as the output.</summary>
    /// <param name="parameterName">The output.</param>
    /// <param name="expectedShape">Its shape.</param>
    /// <param name="actualLength">How many elements there is room for.</param>
    /// <exception cref="ArgumentException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowWrongOutputLength(string parameterName, ReadOnlySpan<long> expectedShape, long actualLength) =>
        ThrowWrongOutputLength(parameterName, TensorShape.Describe(expectedShape), actualLength);

    /// <inheritdoc cref="ThrowWrongOutputLength(string, ReadOnlySpan{long}, long)"/>
    [DoesNotReturn]
    public static void ThrowWrongOutputLength(string parameterName, string expectedShape, long actualLength) => throw new ArgumentException(
        $"The output '{parameterName}' has the shape {expectedShape}; there is room for {actualLength} elements.", parameterName);
}
