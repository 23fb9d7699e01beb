using System.Reflection;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Tests.Pruning;

public sealed class PruningSettingsTests
{
    [Fact]
    public void Every_setting_comes_back_as_it_was_written()
    {
        var all = new PruningSettings();
        int number = 1;
        foreach (PropertyInfo property in typeof(PruningSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            property.SetValue(all, property.PropertyType == typeof(double?) ? number++ / 7.0 : property.PropertyType == typeof(bool) || property.PropertyType == typeof(bool?) ? true : $"text{number++}");
        }

        Assert.Equal(all, PruningSettings.Read(all.Write()));
        Assert.Equal(PruningSettings.None, PruningSettings.Read(PruningSettings.None.Write()));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Means_that_stay_are_nothing_to_do(bool? first, bool any)
    {
        var settings = new PruningSettings { AverageFirst = first };

        Assert.Equal(any, settings.Any);
        Assert.Equal(any, settings.AnyStructure);
        Assert.Equal(settings, PruningSettings.Read(settings.Write()));
    }

    [Fact]
    public void Other_text_is_refused() => Assert.Throws<FormatException>(() => PruningSettings.Read("1;2"));
}
