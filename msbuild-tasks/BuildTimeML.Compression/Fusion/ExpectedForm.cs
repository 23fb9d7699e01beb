namespace BuildTimeML.Compression.Fusion;

/// <summary>What the engine is to run in the place of a node.</summary>
internal enum ExpectedForm
{
    /// <summary>A product of 8 bits with constant weights.</summary>
    Product,

    /// <summary>An operator without weights that takes 8 bits and gives them.</summary>
    Operator,

    /// <summary>A product of float32.</summary>
    Float,
}
