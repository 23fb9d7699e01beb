#if !BENCHMARKS
namespace BuildTimeML.TestAssets;

/// <summary>A fact that needs the test data; skipped, with a message that says so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestDataFactAttribute : FactAttribute
{
    public TestDataFactAttribute()
    {
        if (TestData.Root is null)
        {
            Skip = TestData.Missing;
        }
    }
}

/// <summary>A theory that needs the test data; skipped, with a message that says so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestDataTheoryAttribute : TheoryAttribute
{
    public TestDataTheoryAttribute()
    {
        if (TestData.Root is null)
        {
            Skip = TestData.Missing;
        }
    }
}
#endif
