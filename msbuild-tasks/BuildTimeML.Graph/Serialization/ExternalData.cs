namespace BuildTimeML.Graph.Serialization;

/// <summary>When the large tensors of a model are written to a file of their own.</summary>
public enum ExternalData
{
    /// <summary>When one file cannot hold the model.</summary>
    WhenTooLarge,

    Always,
}
