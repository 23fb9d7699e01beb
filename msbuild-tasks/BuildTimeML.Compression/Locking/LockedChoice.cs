using BuildTimeML.Build;

namespace BuildTimeML.Compression.Locking;

/// <summary>What measured times decided when the lock file was written; while nothing it rests on changes, it is not decided anew.</summary>
/// <param name="Precision">A scheme.</param>
/// <param name="KeptFloat">The layers that stay in float32.</param>
internal sealed record LockedChoice(string Precision, IReadOnlySet<string> KeptFloat)
{
    public static LockedChoice Of(LockedModel model) => new(model.Precision, model.KeptFloat.ToHashSet());

    /// <summary>The same for the same choice: a part of the key of what is built.</summary>
    public override string ToString() => string.Join('\n', KeptFloat.Order(StringComparer.Ordinal).Prepend(Precision));
}
