using System.Reflection;

namespace BuildTimeML.Runtime;

/// <summary>A model that is a resource of an assembly.</summary>
/// <param name="Assembly">Mostly that of the generated class.</param>
/// <param name="ResourceName">The resource.</param>
/// <param name="Compression">What its bytes are.</param>
public sealed record EmbeddedModel(Assembly Assembly, string ResourceName, ModelCompression Compression)
{
    internal string Describe() => $"{Assembly.GetName().Name}: {ResourceName}";
}
