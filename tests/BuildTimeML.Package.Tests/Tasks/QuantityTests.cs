using BuildTimeML.Build;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("98 %", 98)]
    [InlineData("98%", 98)]
    [InlineData(" 99.5 ", 99.5)]
    [InlineData("0", 0)]
    public void A_number_with_or_without_its_unit(string text, double expected)
    {
        Assert.True(Quantity.TryParse(text, ["%"], out double number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("-1 %")]
    [InlineData("98 dB")]
    [InlineData("1e5")]
    [InlineData("1,5 %")]
    [InlineData("NaN")]
    public void Anything_else_is_no_quantity(string text) => Assert.False(Quantity.TryParse(text, ["%"], out _));

    [Fact]
    public void Limits_travel_as_text()
    {
        var limits = new QualityLimits(0.985, null, 0.1);

        Assert.Equal(limits, QualityLimits.Read(limits.Write()));
        Assert.Equal(QualityLimits.None, QualityLimits.Read(QualityLimits.None.Write()));
    }
}
