using System.Diagnostics.Metrics;

namespace BuildTimeML.Runtime.Observability;

/// <summary>The bytes of all buffers that exist, by model: whoever listens late gets the whole sum.</summary>
internal static class ReservedMemory
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Model, string Provider), long> Bytes = [];

    /// <summary>Buffers came, or went where <paramref name="bytes"/> is negative.</summary>
    public static void Add(string model, string provider, long bytes)
    {
        lock (Gate)
        {
            long sum = Bytes.GetValueOrDefault((model, provider)) + bytes;
            if (sum == 0)
            {
                Bytes.Remove((model, provider));
            }
            else
            {
                Bytes[(model, provider)] = sum;
            }
        }
    }

    public static IEnumerable<Measurement<long>> Measure()
    {
        lock (Gate)
        {
            return [.. Bytes.Select(entry => new Measurement<long>(entry.Value, new(TagNames.Model, entry.Key.Model), new(TagNames.Provider, entry.Key.Provider)))];
        }
    }
}
