using System.Globalization;
using System.Text.Json;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Budgets;

/// <summary>Names the nodes that take the most time, as the engine's own profile has them.</summary>
internal static class SlowestNodes
{
    private const int Count = 3;
    private const int Runs = 20;
    private const string Suffix = "_kernel_time";

    /// <param name="path">The model.</param>
    /// <param name="optimization">How it is loaded.</param>
    /// <param name="timer">Runs it.</param>
    /// <returns>For example <c>Slowest nodes: /conv/Conv (Conv) 41 % of the time; ... </c>, with a space at its end; empty where the engine writes no profile.</returns>
    public static string Describe(string path, GraphOptimization? optimization, RunTimer timer)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("buildtimeml-profile-");
        try
        {
            var options = new ModelOptions { IntraOpThreads = 1, Optimization = optimization, ProfilePathPrefix = Path.Combine(folder.FullName, "profile") };
            using (ModelSession session = ModelSession.Load(path, options))
            {
                timer.RunSome(session, Runs);
            }

            return folder.EnumerateFiles().FirstOrDefault() is { } profile ? Describe(File.ReadAllBytes(profile.FullName)) : "";
        }
        catch (JsonException)
        {
            return "";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <param name="profile">What the engine wrote: JSON, an array of events.</param>
    /// <exception cref="JsonException">It is something else.</exception>
    public static string Describe(ReadOnlyMemory<byte> profile)
    {
        using JsonDocument events = JsonDocument.Parse(profile);
        List<(string Node, long Microseconds)> nodes =
        [
            .. events.RootElement.EnumerateArray().Select(Kernel).OfType<(string Node, long Microseconds)>()
                .GroupBy(k => k.Node, (node, runs) => (node, runs.Sum(r => r.Microseconds))),
        ];
        double all = nodes.Sum(n => n.Microseconds);
        IEnumerable<string> slowest = nodes
            .OrderByDescending(n => n.Microseconds)
            .ThenBy(n => n.Node, StringComparer.Ordinal)
            .Take(Count)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Node} {100 * n.Microseconds / all:0} % of the time"));
        return all == 0 ? "" : $"Slowest nodes: {string.Join("; ", slowest)}. ";
    }

    // An event of each run of each node: its name and what it is of, its duration in microseconds.
    private static (string Node, long Microseconds)? Kernel(JsonElement entry) =>
        entry.TryGetProperty("cat", out JsonElement category) && category.GetString() == "Node"
        && entry.GetProperty("name").GetString() is { } name && name.EndsWith(Suffix, StringComparison.Ordinal)
        && entry.TryGetProperty("args", out JsonElement arguments) && arguments.TryGetProperty("op_name", out JsonElement op)
            ? (Name(name[..^Suffix.Length], op.GetString()!), entry.GetProperty("dur").GetInt64())
            : null;

    private static string Name(string node, string op) => node.Length == 0 ? op : $"{node} ({op})";
}
