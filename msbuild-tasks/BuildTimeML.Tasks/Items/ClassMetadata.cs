using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads what an item says of its generated class.</summary>
internal static class ClassMetadata
{
    /// <exception cref="BuildErrorException">The name is not an identifier.</exception>
    public static string ReadName(ITaskItem item)
    {
        string value = item.GetMetadata(ItemNames.ClassName).Trim();
        return value.Length == 0 ? Identifiers.Pascal(Path.GetFileNameWithoutExtension(item.ItemSpec), "Model")
            : Identifiers.IsValid(value) ? value
            : throw new BuildErrorException(BuildErrors.InvalidIdentifier.With(ItemNames.ClassName, value, Identifiers.Pascal(value, "Model")));
    }

    /// <exception cref="BuildErrorException">A part of it is not an identifier.</exception>
    public static string ReadNamespace(ITaskItem item, ProjectSettings project)
    {
        string value = item.GetMetadata(ItemNames.Namespace).Trim();
        return value.Length == 0 ? Identifiers.Namespace(project.RootNamespace)
            : value.Split('.').All(Identifiers.IsValid) ? value
            : throw new BuildErrorException(BuildErrors.InvalidIdentifier.With(ItemNames.Namespace, value, Identifiers.Namespace(value)));
    }

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static ClassAccessibility ReadAccessibility(ITaskItem item) =>
        ChoiceMetadata.Read(item, ItemNames.Accessibility, ("public", ClassAccessibility.Public), ("internal", ClassAccessibility.Internal));

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadFake(ITaskItem item) => ChoiceMetadata.Read(item, ItemNames.Fake, ("false", false), ("true", true));
}
