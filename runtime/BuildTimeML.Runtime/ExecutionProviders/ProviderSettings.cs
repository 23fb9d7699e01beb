using System.Globalization;

namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Options of a provider as the engine takes them: names and text. What is null is left to the engine.</summary>
internal sealed class ProviderSettings
{
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Entries => _entries;

    public void Set(string key, string? value)
    {
        if (value is not null)
        {
            _entries[key] = value;
        }
    }

    public void Set(string key, long? value) => Set(key, value?.ToString(CultureInfo.InvariantCulture));

    public void Set(string key, bool? value) => Set(key, value switch { null => null, true => "1", false => "0" });

    /// <param name="key">The option.</param>
    /// <param name="value">A place in <paramref name="words"/>, from 0.</param>
    /// <param name="words">The engine's word for each value of the enumeration, in its order.</param>
    public void Set<TEnum>(string key, TEnum? value, params ReadOnlySpan<string> words)
        where TEnum : struct, Enum
    {
        if (value is { } given)
        {
            int index = ((IConvertible)given).ToInt32(CultureInfo.InvariantCulture);
            Set(key, words[index]);
        }
    }
}
