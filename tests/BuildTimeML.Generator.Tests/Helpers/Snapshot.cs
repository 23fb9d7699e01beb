using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BuildTimeML.Generator.Tests;

/// <summary>
/// Compares generated text with <c>Snapshots/NAME.verified.cs</c>, and writes <c>NAME.received.cs</c> beside it where they differ.
/// With the environment variable BUILDTIMEML_ACCEPT_SNAPSHOTS=1 the received text becomes the verified one, but never where CI=true.
/// </summary>
internal static partial class Snapshot
{
    public static void Verify(string text, [CallerMemberName] string name = "", [CallerFilePath] string testFile = "")
    {
        string folder = Path.Combine(TestAssets.TestData.RepositoryRoot, "tests", "BuildTimeML.Generator.Tests", "Snapshots");
        string stem = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        string received = VersionPattern().Replace(text, "$1VERSION$2");
        string verified = File.Exists(stem + ".verified.cs") ? File.ReadAllText(stem + ".verified.cs").ReplaceLineEndings("\n") : "";
        if (received == verified)
        {
            File.Delete(stem + ".received.cs");
            return;
        }

        if (Environment.GetEnvironmentVariable("BUILDTIMEML_ACCEPT_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(stem + ".verified.cs", received);
            return;
        }

        File.WriteAllText(stem + ".received.cs", received);
        Assert.Fail($"{stem}.received.cs differs from the verified file. Read the difference; to accept it, run the test with BUILDTIMEML_ACCEPT_SNAPSHOTS=1.");
    }

    [GeneratedRegex("""(GeneratedCode\("BuildTimeML", ")[^"]*(")""")]
    private static partial Regex VersionPattern();
}
