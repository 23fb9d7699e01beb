using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>
/// Finds metadata of an item that mean nothing here, which is what a misspelt name looks like. Names that begin with '_' are the
/// project's own business.
/// </summary>
internal static class UnknownMetadata
{
    // What the SDK, editors and their item templates put on items of any type.
    private static readonly HashSet<string> OfMsBuild = new(StringComparer.OrdinalIgnoreCase)
    {
        "BuildAction", "CopyToOutputDirectory", "CopyToPublishDirectory", "CustomToolNamespace", "DependentUpon", "ExcludeFromSingleFile", "Generator", "InProject",
        "IsImplicitlyDefined", "LastGenOutput", "Link", "LinkBase", "LogicalName", "MSBuildSourceProjectFile", "MSBuildSourceTargetName", "NuGetPackageId",
        "NuGetPackageVersion", "OriginalItemSpec", "Pack", "PackageCopyToOutput", "PackagePath", "Private", "PublishFolderType", "SubType", "TargetPath", "Visible",
        "Watch",
    };

    /// <returns>Each with its warning, in the order of their names.</returns>
    public static IEnumerable<(string Name, BuildError Warning)> Find(ITaskItem item) => item.CloneCustomMetadata().Keys.Cast<string>()
        .Where(name => !name.StartsWith("_", StringComparison.Ordinal) && !OfMsBuild.Contains(name) && !ItemNames.Metadata.Contains(name, StringComparer.OrdinalIgnoreCase))
        .OrderBy(name => name, StringComparer.Ordinal)
        .Select(name => (name, BuildErrors.UnknownMetadata.With(name, item.ItemSpec, Nearest(name) is { } meant
            ? $"Did you mean {meant}?"
            : "Names for targets of your own begin with '_'.")));

    // A letter in four may be wrong, and one in any case.
    private static string? Nearest(string name)
    {
        string nearest = ItemNames.Metadata.OrderBy(known => EditDistance.Of(known, name)).First();
        return EditDistance.Of(nearest, name) <= Math.Max(1, name.Length / 4) ? nearest : null;
    }
}
