namespace BuildTimeML.Runtime.Tests;

/// <summary>A test that reads what only Linux with glibc tells of a process.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = LinuxOnly.Reason;
}

/// <inheritdoc cref="LinuxFactAttribute"/>
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = LinuxOnly.Reason;
}

internal static class LinuxOnly
{
    public static string? Reason => OperatingSystem.IsLinux() ? null : "Reads /proc and glibc's heap.";
}
