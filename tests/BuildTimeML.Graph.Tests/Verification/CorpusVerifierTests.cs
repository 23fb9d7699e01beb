using BuildTimeML.Graph.Fuzzing;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.TestAssets;

namespace BuildTimeML.Graph.Tests.Verification;

/// <summary>The node tests of ONNX are valid models, and damage to them never makes the verifier throw.</summary>
public sealed class CorpusVerifierTests
{
    private const int DamagedModels = 6_000;

    private static IEnumerable<string> Paths =>
        NodeCorpus.Folders.Select(f => Path.Combine(f, "model.onnx"));

    [CorpusTheory]
    [InlineData(900)]
    public void Every_node_test_is_valid(int atLeast)
    {
        var problems = new List<string>();
        int count = 0;
        foreach (string path in Paths)
        {
            using Model model = ModelReader.Read(path);
            count++;
            if (GraphVerifier.Verify(model) is { } problem)
            {
                problems.Add($"{path}: {problem.Message}");
            }
        }

        Assert.Empty(problems);
        Assert.InRange(count, atLeast, int.MaxValue);
    }

    [CorpusTheory]
    [InlineData(DamagedModels)]
    public void Damaged_node_tests_are_verified_without_a_throw(int count)
    {
        var mutator = new ModelMutator([.. Paths.Select(File.ReadAllBytes).Where(b => b.Length < 20_000)]);
        int models = 0;
        for (int seed = 0; seed < count; seed++)
        {
            try
            {
                using Model model = ModelReader.Read(mutator.Mutate(seed));
                models++;
                GraphProblem? problem = GraphVerifier.Verify(model);
                Assert.NotEqual("", problem?.Message);
            }
            catch (ModelFormatException)
            {
            }
        }

        Assert.InRange(models, count / 20, count);
    }
}
