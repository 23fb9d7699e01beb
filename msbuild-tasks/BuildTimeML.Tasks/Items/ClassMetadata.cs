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
        Read(item, ItemNames.Accessibility, ("public", ClassAccessibility.Public), ("internal", ClassAccessibility.Internal));

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadFake(ITaskItem item) => Read(item, ItemNames.Fake, ("false", false), ("true", true));

    /// <summary>The first of the values is the default.</summary>
    private static T Read<T>(ITaskItem item, string name, params (string Name, T Value)[] values)
    {
        string given = item.GetMetadata(name).Trim();
        foreach ((string known, T value) in values)
        {
            if (given.Length == 0 || string.Equals(known, given, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new BuildErrorException(BuildErrors.UnknownValue.With(name, given, string.Join(" or ", values.Select(value => $"\"{value.Name}\""))));
    }
}
