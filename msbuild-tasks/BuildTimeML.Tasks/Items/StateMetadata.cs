using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>The <c>State</c> metadata: pairs of an input and the output that it gets in the next call, such as <c>h:hN;c:cN</c>.</summary>
internal static class StateMetadata
{
    /// <exception cref="BuildErrorException">It cannot be read, or a pair cannot be a state.</exception>
    public static IReadOnlyList<StatePair> Read(ITaskItem item, ModelSignature signature)
    {
        string value = item.GetMetadata(ItemNames.State);
        var states = new List<StatePair>();
        foreach (string pair in ListMetadata.Split(value))
        {
            (TensorSignature Input, TensorSignature Output)? found = Find(pair, signature);
            string? fault =
                found is not var (input, output) ? $"it is no input:output of the model. Its inputs are {Names(signature.Inputs)}, its outputs {Names(signature.Outputs)}" :
                signature.OptionalInputs.Contains(input.Name, StringComparer.Ordinal) ? "OptionalInputs lists the input, and no call gives a state: it is zeros in the first call" :
                states.Exists(s => s.Input == input.Name || s.Output == output.Name) ? "one of its names stands in another pair" :
                Fault(input, output);
            if (fault is not null)
            {
                throw new BuildErrorException(BuildErrors.InvalidState.With(value, item.ItemSpec, pair, fault));
            }

            states.Add(new StatePair(found!.Value.Input.Name, found.Value.Output.Name));
        }

        return states;
    }

    // Names may hold a ':' too: any of them may be the one between the two.
    private static (TensorSignature Input, TensorSignature Output)? Find(string pair, ModelSignature signature)
    {
        for (int colon = pair.IndexOf(':'); colon >= 0; colon = pair.IndexOf(':', colon + 1))
        {
            if (signature.Inputs.FirstOrDefault(i => i.Name == pair.Substring(0, colon).Trim()) is { } input
                && signature.Outputs.FirstOrDefault(o => o.Name == pair.Substring(colon + 1).Trim()) is { } output)
            {
                return (input, output);
            }
        }

        return null;
    }

    private static string? Fault(TensorSignature input, TensorSignature output) =>
        input.Kind != ValueKind.Tensor || input.ElementType == ElementType.String ? $"the input is {input.Describe()}, no tensor of numbers" :
        output.Kind != ValueKind.Tensor || output.ElementType != input.ElementType || !Fits(input, output)
            ? $"the input is {input.Describe()}, and the output {output.Describe()}" :
        input.Shape is not { } shape ? "the input does not say how many dimensions it has" :
        shape.FirstOrDefault(d => d.Symbol is not null).Symbol is { } symbol ? $"the dimension '{symbol}' is free. Set Dimensions=\"{symbol}=1\", or what it is" :
        shape.Any(d => d.Value is null) ? $"the input is {input.Describe()}: a state has a fixed shape. Export the model with it" :
        null;

    // What the output leaves open is what the input has: exporters often write it for inputs only.
    private static bool Fits(TensorSignature input, TensorSignature output) =>
        input.Shape is not { } from || output.Shape is not { } to
        || (from.Count == to.Count && from.Zip(to, (f, t) => f.Value is null || t.Value is null || f.Value == t.Value).All(same => same));

    private static string Names(IEnumerable<TensorSignature> values) => string.Join(", ", values.Select(v => $"'{v.Name}'"));
}
