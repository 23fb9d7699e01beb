namespace BuildTimeML.Tool.Tests;

/// <summary>
/// Compares what the tool prints with <c>Golden/NAME.verified.txt</c>, and writes <c>NAME.received.txt</c> beside it where they differ.
/// With the environment variable BUILDTIMEML_ACCEPT_SNAPSHOTS=1 the received text becomes the verified one, but never where CI=true.
/// </summary>
internal static class Golden
{
    public static void Verify(string name, string text)
    {
        string stem = Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Tool.Tests", "Golden", name);
        string verified = File.Exists(stem + ".verified.txt") ? File.ReadAllText(stem + ".verified.txt").ReplaceLineEndings("\n") : "";
        if (text == verified)
        {
            File.Delete(stem + ".received.txt");
            return;
        }

        if (Environment.GetEnvironmentVariable("BUILDTIMEML_ACCEPT_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(stem + ".verified.txt", text);
            return;
        }

        File.WriteAllText(stem + ".received.txt", text);
        Assert.Fail($"{stem}.received.txt differs from the verified file. Read the difference; to accept it, run the test with BUILDTIMEML_ACCEPT_SNAPSHOTS=1.");
    }
}
