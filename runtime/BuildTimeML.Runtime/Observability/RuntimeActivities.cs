using System.Diagnostics;

namespace BuildTimeML.Runtime.Observability;

/// <summary>The activity source <c>BuildTimeML</c>.</summary>
internal static class RuntimeActivities
{
    public static ActivitySource Source { get; } = new("BuildTimeML", typeof(RuntimeActivities).Assembly.GetName().Version?.ToString(3));
}
