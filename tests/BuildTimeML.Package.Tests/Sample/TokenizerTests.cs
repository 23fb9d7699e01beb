using BuildTimeML.TestAssets;
using HeadlineClassifier;

namespace BuildTimeML.Package.Tests.Sample;

public sealed class TokenizerTests
{
    [Fact]
    public void Words_are_lower_case_runs_of_letters_and_digits_and_the_rest_is_padding()
    {
        long[] tokens = new long[6];

        Tokenizer.Load().Encode("The THE, the-xyzzyq!", tokens);

        Assert.Equal([2, 2, 2, 1, 0, 0], tokens);
    }

    [Fact]
    public void Words_beyond_the_end_are_dropped()
    {
        long[] tokens = new long[2];

        Tokenizer.Load().Encode("the the the", tokens);

        Assert.Equal([2, 2], tokens);
    }

    [TestDataFact]
    public void Every_row_of_the_evaluation_set_can_be_made_from_its_text()
    {
        (int[] shape, long[] data) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        HashSet<string> evaluation = [.. Enumerable.Range(0, shape[0]).Select(row => string.Join(' ', data.Skip(row * shape[1]).Take(shape[1])))];
        Tokenizer tokenizer = Tokenizer.Load();
        long[] tokens = new long[shape[1]];

        foreach (string[] fields in Csv.Read(TestData.File("data/agnews/test.csv")))
        {
            tokenizer.Encode($"{fields[1]} {fields[2]}", tokens);
            evaluation.Remove(string.Join(' ', tokens));
        }

        Assert.Empty(evaluation);
    }
}
