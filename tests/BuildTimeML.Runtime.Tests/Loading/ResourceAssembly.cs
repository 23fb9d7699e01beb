using System.Reflection;
using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Tests.Loading;

/// <summary>An assembly with one resource, mapped as those of assemblies are, or not.</summary>
internal sealed unsafe class ResourceAssembly(string resource, byte[] content, bool isMapped = true) : Assembly, IDisposable
{
    private readonly GCHandle _pinned = GCHandle.Alloc(content, GCHandleType.Pinned);

    public nint Address => _pinned.AddrOfPinnedObject();

    public override AssemblyName GetName() => new("Shop");

    public override Stream? GetManifestResourceStream(string name) =>
        name != resource ? null
        : isMapped ? new UnmanagedMemoryStream((byte*)Address, content.Length)
        : new MemoryStream(content);

    public void Dispose() => _pinned.Free();
}
