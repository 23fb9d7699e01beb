using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Corpus;

/// <summary>Reads, verifies, changes and writes the models of the corpus, and runs them before and after.</summary>
internal static class CorpusRunner
{
    public static CorpusResult Run(CorpusCase test, IReadOnlyList<IModelPass> passes)
    {
        byte[] original = File.ReadAllBytes(test.ModelPath);
        if (Try(test, original) is { } reason)
        {
            return new CorpusResult(test.Name, reason.Outcome, reason.Detail);
        }

        try
        {
            return Try(test, Changed(test.ModelPath, passes)) is { } broken
                ? new CorpusResult(test.Name, CorpusOutcome.Broken, broken.Detail)
                : new CorpusResult(test.Name, CorpusOutcome.Right, "");
        }
        catch (Exception e) when (e is PassFailedException or ModelFormatException or InvalidDataException)
        {
            return new CorpusResult(test.Name, CorpusOutcome.Broken, e.Message);
        }
    }

    private static byte[] Changed(string path, IReadOnlyList<IModelPass> passes)
    {
        using Model model = ModelReader.Read(path);
        if (GraphVerifier.Verify(model) is { } problem)
        {
            throw new InvalidDataException(problem.Message);
        }

        PassRunner.Run(model, passes, new PassLog());
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }

    private static (CorpusOutcome Outcome, string Detail)? Try(CorpusCase test, byte[] model)
    {
        CorpusOutcome stage = CorpusOutcome.NotLoaded;
        try
        {
            using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
            foreach (string set in test.Sets)
            {
                stage = CorpusOutcome.NotTensors;
                IReadOnlyList<Tensor> expected = CorpusCase.Read(set, "output");
                NamedTensor[] inputs = [.. session.Inputs.Zip(CorpusCase.Read(set, "input"), CorpusTensors.ToEngine)];
                stage = CorpusOutcome.NotRun;
                NamedTensor[] outputs = [.. session.Outputs.Take(expected.Count).Select(o => new NamedTensor(o.Name, new EngineOutput()))];
                using var call = new ModelCall(session, inputs, outputs);
                call.Run();
                stage = CorpusOutcome.NotTensors;
                if (expected.Zip(outputs).Select(p => CorpusTensors.Difference(p.First, p.Second)).FirstOrDefault(d => d is not null) is { } difference)
                {
                    return (CorpusOutcome.OtherResults, difference);
                }
            }

            return null;
        }
        catch (Exception e) when (e is OnnxRuntimeException or NotSupportedException or ArgumentException)
        {
            return (stage, e.Message);
        }
    }
}

/// <param name="Name">Of the case.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">In words; empty where all is right.</param>
internal sealed record CorpusResult(string Name, CorpusOutcome Outcome, string Detail);
