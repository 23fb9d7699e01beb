using System.Text;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator.Tests;

/// <summary>Writes a program that calls each of many classes once; every free dimension is 1.</summary>
internal static class EveryCall
{
    private static string Head(byte content) => $$"""
        using System;
        using System.Runtime.InteropServices;
        using BuildTimeML.Runtime;

        internal static class EveryCall
        {
            private static T[] Values<T>(int count) where T : unmanaged
            {
                T[] values = new T[count];
                MemoryMarshal.AsBytes(values.AsSpan()).Fill({{content}});
                return values;
            }

            private static bool Same<T>(TensorView<T> actual, T[] expected) where T : unmanaged =>
                MemoryMarshal.AsBytes(actual.Data).SequenceEqual(MemoryMarshal.AsBytes(expected.AsSpan()));

            private static bool Same<T>(T actual, T[] expected) where T : unmanaged => Same(new TensorView<T>([actual], []), expected);

        """;

    /// <param name="classes">The generated classes.</param>
    /// <param name="manifests">What they are made from.</param>
    /// <param name="areIdentities">Whether each output has to be the input of its position; inputs are zeros where not.</param>
    /// <returns>A type EveryCall with a method <c>bool RunN(string modelDirectory)</c> for each manifest.</returns>
    public static string Write(Compilation classes, IReadOnlyList<ModelManifest> manifests, bool areIdentities)
    {
        var text = new StringBuilder(Head((byte)(areIdentities ? 1 : 0)));
        for (int i = 0; i < manifests.Count; i++)
        {
            INamedTypeSymbol type = classes.GetTypeByMetadataName(manifests[i].FullName)!;
            IMethodSymbol predict = type.GetMembers("Predict").OfType<IMethodSymbol>().MaxBy(method => method.Parameters.Length)!;
            string[] outputs = [.. type.GetTypeMembers("Output").Single().GetMembers().OfType<IPropertySymbol>().Take(manifests[i].Outputs.Count).Select(property => property.Name)];
            text.Append($$"""

                    public static bool Run{{i}}(string modelDirectory)
                    {
                        {{string.Join(' ', manifests[i].Inputs.Select((input, n) => $"{ElementTypeTable.TypeOf(input.ElementType)}[] input{n} = Values<{ElementTypeTable.TypeOf(input.ElementType)}>({LengthOf(input)});"))}}
                        using var model = new {{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}}(new ModelOptions { ModelDirectory = modelDirectory, IntraOpThreads = 1 });
                        var output = model.Predict({{string.Join(", ", predict.Parameters.Select(parameter => Argument(manifests[i], parameter)))}});
                        return {{(areIdentities ? string.Join(" && ", outputs.Select((output, n) => $"Same(output.@{output}, input{n})")) : "true")}};
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }

    private static long LengthOf(TensorSignature input) => input.Shape!.Value.Aggregate(1L, (length, dimension) => length * (dimension.Value ?? 1));

    // The inputs come first; what follows are dimensions.
    private static string Argument(ModelManifest manifest, IParameterSymbol parameter) =>
        parameter.Ordinal >= manifest.Inputs.Count ? "1" :
        manifest.Inputs[parameter.Ordinal].Shape is { Count: 0 } ? $"input{parameter.Ordinal}[0]" :
        $"input{parameter.Ordinal}";
}
