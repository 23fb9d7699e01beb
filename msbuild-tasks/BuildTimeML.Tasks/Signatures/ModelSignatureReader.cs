using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>
/// Reads the signature of an ONNX file and seeks over the rest: a few milliseconds whatever the size of the weights,
/// so that types appear before anything was compressed. Source: the ONNX specification's onnx.proto (field numbers).
/// </summary>
internal sealed class ModelSignatureReader
{
    private readonly ProtobufCursor _cursor;
    private readonly ValueInfoReader _values;
    private readonly TensorHeaderReader _tensors;
    private readonly DepthLimit _graphs = new("graphs");
    private readonly List<TensorSignature> _inputs = [];
    private readonly List<TensorSignature> _outputs = [];
    private readonly Dictionary<string, TensorHeader> _initializers = new(StringComparer.Ordinal);
    private readonly List<string> _locations = [];
    private bool _looksLikeOnnx;
    private bool _hasGraph;

    private ModelSignatureReader(Stream stream)
    {
        _cursor = new ProtobufCursor(stream);
        _values = new ValueInfoReader(_cursor);
        _tensors = new TensorHeaderReader(_cursor);
    }

    /// <param name="path">The file.</param>
    /// <param name="name">How messages call it.</param>
    /// <exception cref="BuildErrorException">The file is missing, empty, no ONNX model, or cut off.</exception>
    public static ModelSignature Read(string path, string name)
    {
        if (!File.Exists(path))
        {
            throw new BuildErrorException(BuildErrors.ModelMissing.With(name, path));
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096, FileOptions.RandomAccess);
            return stream.Length == 0
                ? throw new BuildErrorException(BuildErrors.ModelEmpty.With(name))
                : new ModelSignatureReader(stream).Read(name);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not EndOfStreamException)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(name, e.Message));
        }
    }

    private ModelSignature Read(string name)
    {
        try
        {
            _cursor.Fields(ReadModel);
        }
        catch (EndOfStreamException e) when (_looksLikeOnnx)
        {
            throw new BuildErrorException(BuildErrors.ModelTruncated.With(name, e.Message));
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or OverflowException or OutOfMemoryException)
        {
            throw new BuildErrorException(BuildErrors.ModelNotOnnx.With(name, _looksLikeOnnx ? e.Message : "it does not begin as one"));
        }

        return _hasGraph
            ? new ModelSignature([.. _inputs.Where(input => !_initializers.ContainsKey(input.Name))], _outputs, _locations)
            {
                Defaulted = [.. _inputs.Where(input => _initializers.ContainsKey(input.Name)).Select(input => new DefaultedInput(input, _initializers[input.Name]))],
            }
            : throw new BuildErrorException(BuildErrors.ModelNotOnnx.With(name, "it holds no graph"));
    }

    private bool ReadModel(int field)
    {
        switch (field)
        {
            case 1: // ir_version, which writers put first
                _looksLikeOnnx |= _cursor.Integer() is > 0 and < 1000;
                return true;
            case 7: // graph
                _hasGraph = true;
                _cursor.Message(ReadGraph);
                return true;
            case 25: // functions, whose field 7 is a node
                _cursor.Message(function => ProtobufCursor.Take(function == 7, ReadNode));
                return true;
            default:
                return false;
        }
    }

    private bool ReadGraph(int field)
    {
        switch (field)
        {
            case 1:
                ReadNode();
                return true;
            case 5: // initializer
                Add(ReadTensor());
                return true;
            case 11: // input
                _inputs.Add(_values.Read());
                return true;
            case 12: // output
                _outputs.Add(_values.Read());
                return true;
            case 15: // sparse_initializer: field 1 holds its values, a tensor that bears the name
                _cursor.Message(sparse => ProtobufCursor.Take(sparse == 1, () => Add(ReadTensor() with { IsSparse = true })));
                return true;
            default:
                return false;
        }
    }

    private void Add(TensorHeader initializer) => _initializers[initializer.Name] = initializer;

    private void ReadNode() => _cursor.Message(field => ProtobufCursor.Take(field == 5, () => _cursor.Message(ReadAttribute)));

    // Attributes can hold tensors, and graphs with tensors of their own.
    private bool ReadAttribute(int field)
    {
        switch (field)
        {
            case 5 or 10: // t, tensors
                ReadTensor();
                return true;
            case 6 or 11: // g, graphs
                _graphs.Deeper(() => _cursor.Message(ReadInnerGraph));
                return true;
            case 22 or 23: // sparse_tensor, sparse_tensors
                _cursor.Message(sparse => ProtobufCursor.Take(sparse is 1 or 2, () => ReadTensor()));
                return true;
            default:
                return false;
        }
    }

    private bool ReadInnerGraph(int field)
    {
        switch (field)
        {
            case 1:
                ReadNode();
                return true;
            case 5:
                ReadTensor();
                return true;
            case 15:
                _cursor.Message(sparse => ProtobufCursor.Take(sparse is 1 or 2, () => ReadTensor()));
                return true;
            default:
                return false;
        }
    }

    private TensorHeader ReadTensor()
    {
        TensorHeader tensor = _tensors.Read();
        if (tensor.Location.Length > 0 && !_locations.Contains(tensor.Location, StringComparer.Ordinal))
        {
            _locations.Add(tensor.Location);
        }

        return tensor;
    }
}
