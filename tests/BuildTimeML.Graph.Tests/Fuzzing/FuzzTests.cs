namespace BuildTimeML.Graph.Fuzzing;

public sealed class FuzzTests
{
    private const int Count = 25_000;

    [Fact]
    public void Damaged_models_end_in_a_model_or_in_a_typed_error()
    {
        using var fuzzer = new ModelFuzzer();
        for (int seed = 0; seed < Count; seed++)
        {
            Assert.Null(fuzzer.Run(seed));
        }

        Assert.Equal(Count, fuzzer.Models + fuzzer.Refused);
        Assert.True(fuzzer.Models > Count / 20, $"only {fuzzer.Models} are still models: the damage is too great to reach the deeper code");
        Assert.True(fuzzer.Refused > Count / 20, $"only {fuzzer.Refused} are refused: the damage is too small");
    }

    [Fact]
    public void The_same_seed_does_the_same_damage()
    {
        byte[] model = [8, 8, 58, 2, 18, 0];
        var one = new ModelMutator([model]);
        var two = new ModelMutator([model]);

        Assert.All(Enumerable.Range(0, 100), seed => Assert.Equal(one.Mutate(seed), two.Mutate(seed)));
    }
}
