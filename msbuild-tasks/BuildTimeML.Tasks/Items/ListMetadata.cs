namespace BuildTimeML.Tasks.Items;

/// <summary>Values that hold several parts, such as <c>Cuda;Cpu</c>, and words whose letters may be of any case.</summary>
internal static class ListMetadata
{
    /// <summary>The parts between the semicolons, without the spaces around them; empty ones are left out.</summary>
    public static IEnumerable<string> Split(string value) => value.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0);

    /// <summary>The name as it is spelled; null where it is none of them.</summary>
    public static string? Find(IEnumerable<string> names, string given) => names.FirstOrDefault(name => string.Equals(name, given, StringComparison.OrdinalIgnoreCase));
}
