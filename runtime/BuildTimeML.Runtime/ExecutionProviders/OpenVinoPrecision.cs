using System.Diagnostics.CodeAnalysis;

namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>What <see cref="OpenVino"/> computes in.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names of ONNX.")]
public enum OpenVinoPrecision
{
    /// <summary>float32.</summary>
    Float32,

    /// <summary>float16.</summary>
    Float16,

    /// <summary>What the model says.</summary>
    Accuracy,
}
