#if !BENCHMARKS
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BuildTimeML.TestAssets;

/// <summary>
/// Compares text with <c>Snapshots/NAME.verified.cs</c> of the test project, and writes <c>NAME.received.cs</c> beside it where they differ.
/// With the environment variable BUILDTIMEML_ACCEPT_SNAPSHOTS=1 the received text becomes the verified one, but never where CI=true.
/// </summary>
internal static partial class Snapshot
{
    /// <param name="text">What was made.</param>
    /// <param name="extension">Of the files, without a dot.</param>
    /// <param name="name">The test's.</param>
    /// <param name="testFile">The test's.</param>
    public static void Verify(string text, string extension = "cs", [CallerMemberName] string name = "", [CallerFilePath] string testFile = "")
    {
        string folder = Path.Combine(TestData.RepositoryRoot, "tests", typeof(Snapshot).Assembly.GetName().Name!, "Snapshots");
        string stem = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        string verifiedFile = $"{stem}.verified.{extension}";
        string receivedFile = $"{stem}.received.{extension}";
        string received = VersionPattern().Replace(text, "$1VERSION$2");
        string verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile).ReplaceLineEndings("\n") : "";
        if (received == verified)
        {
            File.Delete(receivedFile);
            return;
        }

        Directory.CreateDirectory(folder);
        if (Environment.GetEnvironmentVariable("BUILDTIMEML_ACCEPT_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(verifiedFile, received);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"{receivedFile} differs from the verified file. Read the difference; to accept it, run the test with BUILDTIMEML_ACCEPT_SNAPSHOTS=1.");
    }

    [GeneratedRegex("""(GeneratedCode\("BuildTimeML", ")[^"]*(")""")]
    private static partial Regex VersionPattern();
}
#endif
