using System.Runtime.InteropServices;

namespace BuildTimeML.Graph.Ir;

/// <summary>Finds an object in a list by identity: several times as fast as by equality, which counts where graphs are large.</summary>
internal static class ReferenceSearch
{
    /// <returns>-1 where it is not there.</returns>
    public static int IndexOfReference<T>(this List<T> list, T item)
        where T : class
    {
        ReadOnlySpan<T> items = CollectionsMarshal.AsSpan(list);
        for (int i = 0; i < items.Length; i++)
        {
            if (ReferenceEquals(items[i], item))
            {
                return i;
            }
        }

        return -1;
    }
}
