namespace BuildTimeML.Graph.Versioning;

/// <summary>Why a model was not brought to the version that was asked for.</summary>
/// <param name="Node">The node and its operator; empty where it is none.</param>
/// <param name="Reason">Without a full stop.</param>
/// <param name="Version">The version that the model has.</param>
public sealed record OpsetStop(string Node, string Reason, long Version)
{
    public override string ToString() => Node.Length > 0 ? $"{Node}: {Reason}" : Reason;
}
