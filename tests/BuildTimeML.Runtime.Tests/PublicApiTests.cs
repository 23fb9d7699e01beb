namespace BuildTimeML.Runtime.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_was_agreed_on()
    {
        string folder = Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Runtime.Tests");
        string verified = Path.Combine(folder, "PublicApi.verified.txt");
        string received = Path.Combine(folder, "PublicApi.received.txt");
        string actual = PublicApi.Describe(typeof(ModelSession).Assembly);
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"The public surface changed. Compare '{received}' with '{verified}' and replace the latter where the change is meant.");
    }
}
