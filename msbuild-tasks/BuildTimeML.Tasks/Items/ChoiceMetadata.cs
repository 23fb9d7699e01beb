using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads metadata that is one of a few words, whatever the case of their letters.</summary>
internal static class ChoiceMetadata
{
    /// <param name="item">The item.</param>
    /// <param name="name">Of the metadata.</param>
    /// <param name="values">The words and what they stand for; the first is the default.</param>
    /// <exception cref="BuildErrorException">The value is none of them.</exception>
    public static T Read<T>(ITaskItem item, string name, params (string Name, T Value)[] values)
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
