using System.Text;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator.Tests;

/// <summary>
/// Writes a program that calls each of many classes, without the inputs that may be left out and with them; every free dimension is 1.
/// </summary>
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
    /// <param name="areIdentities">
    /// Whether each output has to be the input of its position, or zeros where that is left out; inputs are zeros where not.
    /// </param>
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
                        bool same = true;
                        {{Call(manifests[i], predict, outputs, areIdentities, withOptional: false)}}
                        {{Call(manifests[i], predict, outputs, areIdentities, withOptional: true)}}
                        return same;
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }

    private static long LengthOf(TensorSignature input) => input.Shape!.Value.Aggregate(1L, (length, dimension) => length * (dimension.Value ?? 1));

    private static string Call(ModelManifest manifest, IMethodSymbol predict, string[] outputs, bool areIdentities, bool withOptional)
    {
        int required = manifest.Inputs.Count - manifest.OptionalInputs.Count;
        string arguments = string.Join(", ", predict.Parameters.Where(parameter => withOptional || !parameter.IsOptional).Select(parameter => Argument(manifest, parameter)));
        string checks = !areIdentities ? "true" : string.Join(" && ", outputs.Select((output, n) => withOptional || n < required
            ? $"Same(output.@{output}, input{n})"
            : $"Same(output.@{output}, new {ElementTypeTable.TypeOf(manifest.Inputs[n].ElementType)}[{LengthOf(manifest.Inputs[n])}])"));
        return $"{{ var output = model.Predict({arguments}); same &= {checks}; }}";
    }

    // Inputs come first, then dimensions; those that may be left out are last, in the same order.
    private static string Argument(ModelManifest manifest, IParameterSymbol parameter)
    {
        int required = manifest.Inputs.Count - manifest.OptionalInputs.Count;
        int input = parameter.IsOptional
            ? parameter.Ordinal - ((IMethodSymbol)parameter.ContainingSymbol).Parameters.Count(other => !other.IsOptional) + required
            : parameter.Ordinal;
        return input >= (parameter.IsOptional ? manifest.Inputs.Count : required) ? "1" :
            manifest.Inputs[input].Shape is { Count: 0 } ? $"input{input}[0]" :
            $"input{input}";
    }
}
