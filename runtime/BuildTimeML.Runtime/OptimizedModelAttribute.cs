namespace BuildTimeML.Runtime;

/// <summary>
/// Declares the class that runs an <c>OptimizedModel</c> item of the project: a partial class, whose name, namespace and
/// accessibility take the place of those that the item would give it.
/// </summary>
/// <param name="model">The item's path as the project has it, or the name of its file alone where no other item has the same.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptimizedModelAttribute(string model) : Attribute
{
    /// <summary>The item.</summary>
    public string Model { get; } = model;
}
