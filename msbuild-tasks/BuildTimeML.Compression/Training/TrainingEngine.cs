using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training;

/// <summary>How the engine runs what training needs.</summary>
internal static class TrainingEngine
{
    /// <summary>
    /// A plan of memory would be a second block beside that of the first run, which was made without one. Threads that spin while they wait take the cores from the
    /// rest of the build, and from each other.
    /// </summary>
    public static ModelOptions Options(int threads) => new() { IntraOpThreads = threads, MemoryPattern = false, AllowSpinning = false };
}
