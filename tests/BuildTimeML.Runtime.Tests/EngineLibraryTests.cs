using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Tests;

public sealed unsafe class EngineLibraryTests : IDisposable
{
    private static readonly List<uint> VersionsAskedFor = [];

    private static readonly EngineOptions Options = new(Threads: 0, AllowSpinning: false);

    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_library_that_is_nowhere_is_named_with_the_places_and_the_package_that_brings_it()
    {
        EngineNotFoundException error = Assert.Throws<EngineNotFoundException>(() => EngineLibrary.Load(null, "no-such-engine", _folder));

        Assert.Contains("'no-such-engine' was not found", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native"), error.Message, StringComparison.Ordinal);
        Assert.Contains("<PackageReference Include=\"Microsoft.ML.OnnxRuntime\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_below_runtimes_of_the_apps_folder_is_found()
    {
        string folder = Path.Combine(_folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, EngineLibrary.FileName.Replace("onnxruntime", "hidden-engine", StringComparison.Ordinal));
        File.Copy(Path.Combine(AppContext.BaseDirectory, EngineLibrary.FileName), file);

        nint library = EngineLibrary.Load(null, "hidden-engine", _folder);

        Assert.True(NativeLibrary.TryGetExport(library, "OrtGetApiBase", out _));
    }

    [Fact]
    public void A_file_that_is_no_library_is_named_with_the_reason()
    {
        string file = Path.Combine(_folder, EngineLibrary.FileName);
        File.WriteAllText(file, "not a library");

        EngineNotFoundException error = Assert.Throws<EngineNotFoundException>(() => EngineLibrary.Load(file));

        Assert.StartsWith($"ONNX Runtime's native library '{file}' does not load: ", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public void A_path_to_nothing_is_named()
    {
        string file = Path.Combine(_folder, "nothing.so");

        Assert.Contains(file, Assert.Throws<EngineNotFoundException>(() => EngineLibrary.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_library_is_no_engine()
    {
        nint library = NativeLibrary.GetMainProgramHandle();

        EngineNotFoundException error = Assert.Throws<EngineNotFoundException>(() => Engine.Start(library, Options));

        Assert.Contains("does not export OrtGetApiBase", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_is_too_old_is_named_with_the_version_that_is_needed()
    {
        EngineNotFoundException error = Assert.Throws<EngineNotFoundException>(() => Start(&VersionTooOld));

        Assert.Equal("ONNX Runtime 1.14.1 is too old: 1.15 or later is needed. Update the package that brings it.", error.Message);
    }

    [Fact]
    public void An_engine_that_is_older_than_some_slots_works_without_them_and_is_not_asked_for_them()
    {
        VersionsAskedFor.Clear();

        Engine engine = Start(&VersionWithoutAssignment);

        Assert.Null(engine.Assignment);
        Assert.NotNull(engine.Cancellation);
        Assert.Equal([15u, 22u, 23u, 22u], VersionsAskedFor);
        Assert.NotEqual(0, engine.Environment);
    }

    [Fact]
    public void An_engine_that_is_older_than_devices_says_so()
    {
        Engine engine = Start(&VersionWithoutDevices);

        Assert.Equal(
            "ONNX Runtime 1.21.1 has no devices and libraries of execution providers: 1.22 or later is needed. Update the package that brings it.",
            Assert.Throws<NotSupportedException>(engine.NeedDevices).Message);
        Assert.Contains("1.23 or later", Assert.Throws<NotSupportedException>(engine.NeedDeviceMemory).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_cannot_be_chosen_once_it_is_loaded()
    {
        Assert.Matches(@"^1\.\d+\.\d+", OnnxRuntimeEngine.Version);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => OnnxRuntimeEngine.LibraryPath = "elsewhere");

        Assert.Contains("before the first model is loaded", error.Message, StringComparison.Ordinal);
        OnnxRuntimeEngine.LibraryPath = null;
        Assert.Null(OnnxRuntimeEngine.LibraryPath);
    }

    private static Engine Start(delegate* unmanaged<byte*> getVersionString)
    {
        void** apiBase = stackalloc void*[2];
        apiBase[0] = (delegate* unmanaged<uint, void**>)&GetApi;
        apiBase[1] = getVersionString;
        return Engine.Start(apiBase, Options);
    }

    [UnmanagedCallersOnly]
    private static void** GetApi(uint version)
    {
        VersionsAskedFor.Add(version);
        nint library = EngineLibrary.Load(Path.Combine(AppContext.BaseDirectory, EngineLibrary.FileName));
        void** apiBase = ((delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        return ((delegate* unmanaged<uint, void**>)apiBase[0])(version);
    }

    [UnmanagedCallersOnly]
    private static byte* VersionTooOld() => Constant("1.14.1\0"u8);

    [UnmanagedCallersOnly]
    private static byte* VersionWithoutAssignment() => Constant("1.24.3-dev\0"u8);

    [UnmanagedCallersOnly]
    private static byte* VersionWithoutDevices() => Constant("1.21.1\0"u8);

    // A u8 literal lies in the assembly's image and never moves.
    private static byte* Constant(ReadOnlySpan<byte> text) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
}
