using System.Runtime.Versioning;

namespace BuildTimeML.Tasks.Items;

/// <summary>What a project is built for.</summary>
internal static class TargetFramework
{
    private static readonly Version Oldest = new(10, 0);

    /// <summary>Whether the runtime of the generated classes is there for it.</summary>
    /// <param name="moniker">Such as <c>.NETCoreApp,Version=v10.0</c>; one that is empty passes.</param>
    public static bool RunsClasses(string moniker) =>
        moniker.Length == 0 || new FrameworkName(moniker) is { Identifier: ".NETCoreApp" } framework && framework.Version >= Oldest;
}
