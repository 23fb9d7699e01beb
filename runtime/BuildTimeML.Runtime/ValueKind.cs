namespace BuildTimeML.Runtime;

/// <summary>What an input or output of a model is, numbered as the engine's <c>ONNXType</c>.</summary>
public enum ValueKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>A dense tensor.</summary>
    Tensor = 1,

    /// <summary>A list of values.</summary>
    Sequence = 2,

    /// <summary>A dictionary.</summary>
    Map = 3,

    /// <summary>A type of a custom operator.</summary>
    Opaque = 4,

    /// <summary>A sparse tensor.</summary>
    SparseTensor = 5,

    /// <summary>A value that may be missing.</summary>
    Optional = 6,
}
