using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>Reads what follows the type of a sparse tensor: its values, and where they are: <c>float[2] {1, 2} at int64[2] {3, 5}</c>.</summary>
internal sealed class SparseTensorParser(TokenCursor cursor)
{
    private readonly TypeParser _types = new(cursor);
    private readonly TensorParser _tensors = new(cursor);

    public SparseTensor Read(SparseTensorType type)
    {
        Token at = cursor.Current;
        if (type.Shape is not { } shape || shape.Any(d => d.Value is null))
        {
            throw cursor.Error("a sparse constant has a type with dimensions that are numbers, such as sparse_tensor(float[8])");
        }

        Tensor values = Tensor();
        if (values.ElementType != type.ElementType)
        {
            throw new GraphTextException(at.Line, at.Column, $"the values of a sparse tensor of {ElementTypeWords.Of(type.ElementType)} are not {ElementTypeWords.Of(values.ElementType)}");
        }

        return new SparseTensor(values, cursor.IsWord("at") ? Indices() : null, [.. shape.Select(d => d.Value!.Value)]);
    }

    private Tensor Indices()
    {
        cursor.Take();
        return Tensor();
    }

    private Tensor Tensor()
    {
        ElementType type = _types.ElementType();
        return _tensors.Read(type, _types.Dimensions());
    }
}
