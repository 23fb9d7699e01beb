using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

/// <summary>What a model says of itself. Nothing depends on it; a text that is not there is null.</summary>
/// <param name="ProducerName">The tool that made the model.</param>
/// <param name="ProducerVersion">The version of that tool.</param>
/// <param name="Domain">The organisation that the model comes from.</param>
/// <param name="ModelVersion">The version of the model itself.</param>
/// <param name="Documentation">In words.</param>
/// <param name="Properties">Anything else, in the order of the file.</param>
internal sealed record ModelMetadata(
    string? ProducerName, string? ProducerVersion, string? Domain, long? ModelVersion, string? Documentation, IReadOnlyList<(string Key, string Value)> Properties)
{
    public static ModelMetadata None { get; } = new(null, null, null, null, null, []);

    /// <param name="unmodelled">The fields of a model that its graph has no place for.</param>
    public static ModelMetadata Of(ReadOnlyMemory<byte> unmodelled)
    {
        var proto = new ModelProto();
        proto.MergeFrom(unmodelled.Span);
        return new ModelMetadata(
            proto.HasProducerName ? proto.ProducerName : null,
            proto.HasProducerVersion ? proto.ProducerVersion : null,
            proto.HasDomain ? proto.Domain : null,
            proto.HasModelVersion ? proto.ModelVersion : null,
            proto.HasDocString ? proto.DocString : null,
            [.. proto.MetadataProps.Select(p => (p.Key, p.Value))]);
    }

    public ReadOnlyMemory<byte> ToUnmodelled()
    {
        var proto = new ModelProto();
        Set(ProducerName, v => proto.ProducerName = v);
        Set(ProducerVersion, v => proto.ProducerVersion = v);
        Set(Domain, v => proto.Domain = v);
        Set(Documentation, v => proto.DocString = v);
        if (ModelVersion is { } version)
        {
            proto.ModelVersion = version;
        }

        proto.MetadataProps.AddRange(Properties.Select(p => new StringStringEntryProto { Key = p.Key, Value = p.Value }));
        return MessageReader.Remainder(proto);
    }

    private static void Set(string? text, Action<string> set)
    {
        if (text is not null)
        {
            set(text);
        }
    }
}
