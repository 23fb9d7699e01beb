#if !BENCHMARKS
namespace BuildTimeML.TestAssets;

/// <summary>A fact that needs the node tests of ONNX; skipped, with a message that says so, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (NodeCorpus.Root is null)
        {
            Skip = NodeCorpus.Missing;
        }
    }
}

/// <summary>A theory that needs the node tests of ONNX; skipped, with a message that says so, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute()
    {
        if (NodeCorpus.Root is null)
        {
            Skip = NodeCorpus.Missing;
        }
    }
}
#endif
