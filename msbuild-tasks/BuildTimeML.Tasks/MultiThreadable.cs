namespace Microsoft.Build.Framework;

/// <summary>MSBuild matches this attribute by name: the task may run in a build of several threads (-mt) without a process of its own.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
