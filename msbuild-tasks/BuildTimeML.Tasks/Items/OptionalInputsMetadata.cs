using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>
/// The <c>OptionalInputs</c> metadata: names of inputs with an initializer, such as <c>threshold;scale</c>. They are no weights, but
/// inputs that a call may leave out.
/// </summary>
internal static class OptionalInputsMetadata
{
    // Old exporters list all weights among the inputs.
    private const int Named = 10;

    /// <summary>The signature with these inputs behind the others, in the order of the model.</summary>
    /// <exception cref="BuildErrorException">A name is none of such an input, or stands there twice.</exception>
    public static ModelSignature Include(ITaskItem item, ModelSignature signature)
    {
        var names = new List<string>();
        foreach (string name in ListMetadata.Split(item.GetMetadata(ItemNames.OptionalInputs)))
        {
            if ((names.Contains(name) ? "it stands there twice" : Fault(name, signature)) is { } fault)
            {
                throw Error(item, name, fault);
            }

            names.Add(name);
        }

        DefaultedInput[] optional = [.. signature.Defaulted.Where(d => names.Contains(d.Input.Name))];
        return optional.Length == 0 ? signature : signature with
        {
            Inputs = [.. signature.Inputs, .. optional.Select(Complete)],
            OptionalInputs = [.. optional.Select(o => o.Input.Name)],
        };
    }

    /// <summary>Whether the initializers have the shapes that the inputs have by now.</summary>
    /// <exception cref="BuildErrorException">One has another.</exception>
    public static void CheckShapes(ITaskItem item, ModelSignature signature)
    {
        foreach (DefaultedInput optional in signature.Defaulted.Where(d => signature.OptionalInputs.Contains(d.Input.Name, StringComparer.Ordinal)))
        {
            TensorSignature input = signature.Inputs.First(i => i.Name == optional.Input.Name);
            if (input.ElementType != optional.Default.ElementType || !Fits(input.Shape!.Value, optional.Default.Shape))
            {
                throw Error(item, input.Name, $"the input is {input.Describe()}, and its initializer {optional.Default.Describe()}");
            }

            if (input.Shape.Value.Any(d => d.Value == 0))
            {
                throw Error(item, input.Name, $"the input is {input.Describe()}, so that a call has nothing to give");
            }
        }
    }

    private static string? Fault(string name, ModelSignature signature) =>
        signature.Defaulted.FirstOrDefault(d => d.Input.Name == name) is { } input
            ? input.Input.Kind != ValueKind.Tensor ? $"it is {input.Input.Describe()}, no tensor"
                : input.Default.IsSparse ? "its initializer is a sparse tensor, which nobody can replace"
                : null
            : signature.Inputs.Any(i => i.Name == name) ? "it has no initializer, so that each call has to give it"
            : $"it is no input of the model. Those that have an initializer are {Names(signature)}";

    private static string Names(ModelSignature signature)
    {
        string[] names = [.. signature.Defaulted.Select(d => $"'{d.Input.Name}'")];
        return names.Length == 0 ? "none"
            : string.Join(", ", names.Take(Named)) + (names.Length > Named ? $" and {names.Length - Named} more" : "");
    }

    // What the model does not say of the input is what its initializer is.
    private static TensorSignature Complete(DefaultedInput optional) => optional.Input with
    {
        ElementType = optional.Input.ElementType == ElementType.Undefined ? optional.Default.ElementType : optional.Input.ElementType,
        Shape = optional.Input.Shape ?? optional.Default.Shape.Select(Dimension.Fixed).ToEquatableArray(),
    };

    private static bool Fits(EquatableArray<Dimension> shape, EquatableArray<long> initializer) =>
        shape.Count == initializer.Count && shape.Zip(initializer, (declared, given) => declared.Value is null || declared.Value == given).All(same => same);

    private static BuildErrorException Error(ITaskItem item, string name, string fault) =>
        new(BuildErrors.InvalidOptionalInputs.With(item.GetMetadata(ItemNames.OptionalInputs), item.ItemSpec, name, fault));
}
