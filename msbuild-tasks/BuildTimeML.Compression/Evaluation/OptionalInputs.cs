using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Graph.Ir.ElementType;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>The inputs of a model that a call may leave out: their defaults, and other values to run the model with.</summary>
internal sealed class OptionalInputs
{
    private readonly Dictionary<int, NamedTensor[]> _variants = [];

    private OptionalInputs(IReadOnlyDictionary<string, Tensor> defaults) => Defaults = defaults;

    public static OptionalInputs None { get; } = new(new Dictionary<string, Tensor>());

    /// <summary>By the names of the inputs; valid as long as the model that they were read from.</summary>
    public IReadOnlyDictionary<string, Tensor> Defaults { get; }

    public bool Any => Defaults.Count > 0;

    /// <param name="original">The model as it was read.</param>
    /// <param name="signature">Names the inputs.</param>
    public static OptionalInputs Of(Model original, ModelManifest signature) => new(original.Graph.Inputs
        .Where(i => i.Initializer is not null && signature.OptionalInputs.Contains(i.Name))
        .ToDictionary(i => i.Name, i => i.Initializer!));

    /// <summary>Inputs of a run without the optional ones.</summary>
    public IReadOnlyList<NamedTensor> LeaveOut(IReadOnlyList<NamedTensor> inputs) => [.. inputs.Where(i => !Defaults.ContainsKey(i.Name))];

    /// <summary>Inputs of a run with a tensor for each optional one.</summary>
    /// <param name="inputs">The others.</param>
    /// <param name="variant">0 for the defaults; other numbers for other values that lie near them.</param>
    /// <exception cref="NotSupportedException">An input has elements that no tensor of the runtime holds.</exception>
    public IReadOnlyList<NamedTensor> Give(IReadOnlyList<NamedTensor> inputs, int variant = 0)
    {
        if (!_variants.TryGetValue(variant, out NamedTensor[]? tensors))
        {
            _variants.Add(variant, tensors = [.. Defaults.Select(d => new NamedTensor(d.Key, Create(d.Key, d.Value)))]);
            NearbyValues.Set(tensors, variant);
        }

        return [.. LeaveOut(inputs), .. tensors];
    }

    /// <summary>Samples that hold the other inputs, with the defaults.</summary>
    public ISamples Complete(ISamples samples) => Any ? new CompletedSamples(samples, this) : samples;

    private static ModelTensor Create(string name, Tensor tensor)
    {
        long[] shape = tensor.Dimensions.ToArray();
        if (tensor.ElementType == ElementType.String)
        {
            return Text(shape, tensor.Strings);
        }

        var type = (Manifest.ElementType)tensor.ElementType;
        ModelTensor created = InputTensors.Create(type, shape) ?? throw new NotSupportedException($"the input '{name}' has elements of the type {type}");
        NumberConversion.Convert(new NumberArray(type, shape, tensor.Data), created);
        return created;
    }

    private static StringBuffer Text(long[] shape, IReadOnlyList<ReadOnlyMemory<byte>> strings)
    {
        var text = new StringBuffer(shape);
        for (int i = 0; i < strings.Count; i++)
        {
            text.Reserved.SetUtf8(i, strings[i].Span);
        }

        return text;
    }

    private sealed class CompletedSamples(ISamples samples, OptionalInputs optional) : ISamples
    {
        public int Count => samples.Count;

        public IReadOnlyList<NamedTensor> Read(int index) => optional.Give(samples.Read(index));
    }
}
