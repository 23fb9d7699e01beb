using System.Diagnostics;
using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Graph.Fuzzing;

/// <summary>
/// Reads damaged models. Each has to end in a model, which then can be verified and written, or in a typed error that names the place;
/// in time, and without much memory.
/// </summary>
internal sealed class ModelFuzzer : IDisposable
{
    private const long AllowedBytes = 64_000_000;
    private const int AllowedBytesPerByte = 3;
    private const int FilesOneIn = 50;

    private static readonly TimeSpan AllowedTime = TimeSpan.FromSeconds(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz").FullName;
    private readonly ModelMutator _mutator;

    public ModelFuzzer()
    {
        var models = new List<byte[]>();
        foreach (string text in FuzzSeeds.Texts)
        {
            using Model model = GraphTextReader.Read(text);
            var stream = new MemoryStream();
            ModelWriter.Write(model, stream);
            models.Add(stream.ToArray());
        }

        string path = Path.Combine(_folder, "seed.onnx");
        using Model large = GraphTextReader.Read(FuzzSeeds.LargeTensors);
        ModelWriter.WriteFile(large, path, ExternalData.Always);
        models.Add(File.ReadAllBytes(path));
        _mutator = new ModelMutator(models);
    }

    public int Models { get; private set; }

    public int Refused { get; private set; }

    public long MostAllocated { get; private set; }

    public TimeSpan Longest { get; private set; }

    /// <param name="seed">Of the damage; every fiftieth goes through a file.</param>
    /// <returns>Null where all is as it should be, otherwise what is not.</returns>
    public string? Run(int seed)
    {
        byte[] bytes = _mutator.Mutate(seed);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        string? failure = Read(bytes, seed % FilesOneIn == 0);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Longest = time > Longest ? time : Longest;
        MostAllocated = Math.Max(MostAllocated, allocated);
        return failure is not null ? $"seed {seed}: {failure}"
            : time > AllowedTime ? $"seed {seed}: it took {time}"
            : allocated > AllowedBytes + (AllowedBytesPerByte * bytes.Length) ? $"seed {seed}: {allocated} bytes were allocated for {bytes.Length}"
            : null;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string? Read(byte[] bytes, bool asFile)
    {
        try
        {
            using Model model = asFile ? ReadFile(bytes) : ModelReader.Read(bytes);
            GraphProblem? problem = GraphVerifier.Verify(model);
            ModelWriter.Write(model, Stream.Null);
            GraphTextWriter.Write(model);
            if (problem is null && Inline(model) is { } failure)
            {
                return failure;
            }

            Models++;
            return problem is { Message.Length: 0 } ? "a problem without a message" : null;
        }
        catch (ModelFormatException e)
        {
            Refused++;
            return e.Message.Length == 0 ? "an error without a message" : null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    // Whether the nodes of a body fit the types of a call shows only here.
    private static string? Inline(Model model)
    {
        FunctionInlining.Run(model);
        GraphVerifier.Verify(model);
        return GraphVerifier.VerifyNames(model) is { } problem ? $"with its functions in the place of their calls: {problem.Message}" : null;
    }

    private Model ReadFile(byte[] bytes)
    {
        string path = Path.Combine(_folder, "seed.onnx");
        File.WriteAllBytes(path, bytes);
        return ModelReader.Read(path);
    }
}
