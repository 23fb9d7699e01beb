using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph;

namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>
/// Holds gradients against central differences that are added up in double. What is differentiated is the sum of all outputs of a
/// graph, each element weighted by a number of its own, by all its float initializers and float inputs; what is not to be
/// differentiated is a Constant node. Dimensions with a name are 2.
/// </summary>
internal static class GradientCheck
{
    /// <summary>Graphs that are linear in each element, on numbers that are multiples of 1/8: the engine computes exactly, and so are differences.</summary>
    public static void Linear(string text, GradientOptions? options = null) => Check(text, inDouble: false, step: 0.125, tolerance: 1e-6, options);

    /// <summary>Graphs whose operators the engine has for float64: differences are taken in that type.</summary>
    public static void InDouble(string text, double tolerance = 1e-5, GradientOptions? options = null) => Check(text, inDouble: true, step: 1e-5, tolerance, options);

    /// <summary>Graphs whose operators the engine has for float32 only.</summary>
    public static void InSingle(string text, double step, double tolerance, GradientOptions? options = null) => Check(text, inDouble: false, step, tolerance, options);

    private static void Check(string text, bool inDouble, double step, double tolerance, GradientOptions? options)
    {
        Parameter[] parameters = Parameter.Of(GraphTextReader.Read(text), multiplesOf: inDouble ? null : 0.125f);
        double[][] expected = NumericGradient.Of(GraphTextReader.Read(text), parameters, inDouble, step);
        double[][] actual = AppendedGradient.Of(GraphTextReader.Read(text), parameters, options);
        double largest = expected.SelectMany(g => g).Select(Math.Abs).Append(1).Max();
        for (int p = 0; p < parameters.Length; p++)
        {
            Assert.Equal(expected[p].Length, actual[p].Length);
            for (int i = 0; i < expected[p].Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[p][i] - actual[p][i]) <= tolerance * largest,
                    $"The gradient by element {i} of '{parameters[p].Name}' is {actual[p][i]}; differences give {expected[p][i]}.\n{text}");
            }
        }
    }
}
