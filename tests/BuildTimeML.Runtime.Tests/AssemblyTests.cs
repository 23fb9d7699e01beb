using System.Reflection;
using System.Runtime.CompilerServices;

namespace BuildTimeML.Runtime.Tests;

public class AssemblyTests
{
    private static readonly Assembly Runtime = typeof(ModelSession).Assembly;

    [Fact]
    public void Nothing_is_marshalled() =>
        Assert.NotNull(Runtime.GetCustomAttribute<DisableRuntimeMarshallingAttribute>());

    [Fact]
    public void The_assembly_is_declared_fit_for_trimming() =>
        Assert.Contains(Runtime.GetCustomAttributes<AssemblyMetadataAttribute>(), a => a is { Key: "IsTrimmable", Value: "True" });

    [Fact]
    public void Nothing_but_the_framework_and_the_abstraction_of_loggers_is_referenced() =>
        Assert.All(
            Runtime.GetReferencedAssemblies().Where(a => a.Name != "Microsoft.Extensions.Logging.Abstractions"),
            a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));
}
