using BuildTimeML.Compression.Data.Images;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Images: one sample each, made into numbers as the item says.</summary>
internal sealed class ImageFormat : IDataFormat
{
    public IReadOnlyList<string> Extensions { get; } = [.. ImageDecoders.All.Keys.Order(StringComparer.Ordinal)];

    public bool HoldsAllInputs => false;

    public IDataFile Open(string path, IReadOnlyList<DataInput> inputs) => new ImageFile(path, inputs[0]);
}
