namespace BuildTimeML.Compression.Fusion;

/// <summary>Why the engine did not fuse a layer.</summary>
internal enum MissReason
{
    /// <summary>The range of its 8 bits reaches beyond the bounds of the Relu or Clip before it.</summary>
    RangeOutsideClip,

    /// <summary>A function that the engine has no fused form for lies between the layer and its QuantizeLinear.</summary>
    ActivationBetween,

    /// <summary>Its result is not made 8 bits.</summary>
    NotQuantized,

    /// <summary>A Gemm, or what the engine makes one of, adds a bias of float32.</summary>
    FloatBias,

    /// <summary>The weights of a Gemm leave out their zero point.</summary>
    NoZeroPoint,

    /// <summary>A value that goes into an operator is float32.</summary>
    FloatInput,

    /// <summary>An operator that only moves numbers has another scale or zero point behind it than before it.</summary>
    OtherScale,

    /// <summary>It was to stay float32.</summary>
    KeptFloat,

    /// <summary>The engine computes the operator in float32 only.</summary>
    NoForm,

    /// <summary>None of the known reasons.</summary>
    Unknown,
}
