using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>An input of the model that samples are for.</summary>
/// <param name="Signature">Its name, type and shape.</param>
/// <param name="Preprocess">What makes it of an image; null where the item does not say.</param>
internal sealed record DataInput(TensorSignature Signature, ImagePreprocess? Preprocess);
