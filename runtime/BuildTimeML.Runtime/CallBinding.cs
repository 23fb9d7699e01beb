namespace BuildTimeML.Runtime;

/// <summary>Compares the tensors of a call with what the model declares, before the engine gets to see them.</summary>
internal static class CallBinding
{
    public const string Input = "input";
    public const string Output = "output";

    /// <param name="role">What the tensors are: <see cref="Input"/> or <see cref="Output"/>.</param>
    /// <param name="required">What the model declares and a call needs.</param>
    /// <param name="optional">What the model declares beside that.</param>
    /// <param name="given">The caller's.</param>
    /// <exception cref="ArgumentException">A name is unknown, missing or given twice, or a tensor has the wrong element type.</exception>
    public static void Verify(string role, IReadOnlyList<ModelValue> required, IReadOnlyList<ModelValue> optional, ReadOnlySpan<NamedTensor> given)
    {
        ModelValue[] declared = [.. required, .. optional];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, ModelTensor tensor) in given)
        {
            ArgumentNullException.ThrowIfNull(name, role);
            ArgumentNullException.ThrowIfNull(tensor, name);
            ModelValue value = declared.FirstOrDefault(v => v.Name == name)
                ?? throw new ArgumentException($"The model has no {role} '{name}'. It has {Describe(declared)}.", role);
            if (!names.Add(name))
            {
                throw new ArgumentException($"The {role} '{name}' is given twice.", role);
            }

            if (tensor is EngineOutput)
            {
                ThrowIfInput(role, value);
            }
            else if (tensor.ElementType != value.ElementType)
            {
                throw new ArgumentException($"The tensor for the {role} '{value}' has elements of type {tensor.ElementType}.", role);
            }
        }

        if (required.FirstOrDefault(v => !names.Contains(v.Name)) is { } missing)
        {
            throw new ArgumentException($"The {role} '{missing}' is missing.", role);
        }
    }

    /// <summary>The names of the tensors that each run needs; null in the places of the others.</summary>
    public static string?[] RequiredOf(IReadOnlyList<ModelValue> required, ReadOnlySpan<NamedTensor> given) =>
        Array.ConvertAll(NamesOf(given), name => required.Any(v => v.Name == name) ? name : null);

    public static ModelTensor[] TensorsOf(ReadOnlySpan<NamedTensor> tensors)
    {
        var list = new ModelTensor[tensors.Length];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = tensors[i].Tensor;
        }

        return list;
    }

    public static string[] NamesOf(ReadOnlySpan<NamedTensor> tensors)
    {
        string[] list = new string[tensors.Length];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = tensors[i].Name;
        }

        return list;
    }

    private static void ThrowIfInput(string role, ModelValue value)
    {
        if (role == Input)
        {
            throw new ArgumentException($"The {role} '{value}' needs a TensorBuffer: an EngineOutput has nothing to read before a call.", role);
        }
    }

    private static string Describe(IReadOnlyList<ModelValue> values) => string.Join("; ", values.Select(v => $"'{v}'"));
}
