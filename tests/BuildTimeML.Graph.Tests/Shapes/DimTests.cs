using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Tests.Shapes;

public sealed class DimTests
{
    private readonly DimMath _math = new();
    private readonly Dim _n = Dim.OfName("n");
    private readonly Dim _m = Dim.OfName("m");

    [Fact]
    public void Polynomials_are_equal_however_they_were_made()
    {
        Dim first = _math.Multiply(_math.Add(_n, 1), _math.Add(_m, 2));
        Dim second = _math.Add(_math.Add(_math.Multiply(_m, _n), _math.Multiply(_n, 2)), _math.Add(_m, 2));

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, _math.Add(first, 1));
        Assert.Equal(Dim.Zero, _math.Subtract(first, second));
    }

    [Fact]
    public void A_division_without_remainder_stays_a_polynomial()
    {
        Assert.Equal(_n, _math.Floor(_math.Multiply(_math.Multiply(_n, _m), 6), _math.Multiply(_m, 6)));
        Assert.Equal(Dim.Fixed(-4), _math.Floor(Dim.Fixed(-7), Dim.Fixed(2)));
        Assert.Equal(Dim.Fixed(-3), _math.Truncate(Dim.Fixed(-7), Dim.Fixed(2)));
    }

    [Fact]
    public void What_is_no_polynomial_is_the_same_symbol_each_time()
    {
        Assert.Equal(_math.Floor(_n, 2), _math.Floor(_n, 2));
        Assert.NotEqual(_math.Floor(_n, 2), _math.Ceiling(_n, 2));
        Assert.Null(_math.Floor(_n, 2).Symbol);
    }

    [Fact]
    public void Unknowns_equal_only_themselves()
    {
        Dim unknown = _math.Unknown();

        Assert.Equal(unknown, unknown);
        Assert.NotEqual(unknown, _math.Unknown());
    }

    [Fact]
    public void Only_what_is_surely_no_length_may_be_negative()
    {
        Assert.False(_math.Add(_n, -1).MayBeNegative);
        Assert.True(_math.Add(_n, -2).MayBeNegative);
        Assert.True(_math.Subtract(Dim.Fixed(8), _n).MayBeNegative);
        Assert.True(_math.UnknownNumber().MayBeNegative);
        Assert.True(_math.Floor(_math.UnknownNumber(), 2).MayBeNegative);
    }

    [Fact]
    public void A_number_that_does_not_fit_becomes_unknown()
    {
        Dim huge = Dim.Fixed(1L << 62);

        Assert.Null(_math.Multiply(huge, huge).Constant);
        Assert.Null(_math.Floor(Dim.Fixed(long.MinValue), Dim.Fixed(-1)).Constant);
        Assert.Null(_math.Floor(Dim.One, Dim.Zero).Constant);
    }

    [Fact]
    public void Names_of_the_model_do_not_mix_with_other_symbols()
    {
        Assert.NotEqual(Dim.OfName("#1"), _math.Unknown());
        Assert.NotEqual(Dim.OfName("a\u001Fnb"), _math.Multiply(Dim.OfName("a"), Dim.OfName("b")));
        Assert.Equal("2*n + 1", _math.Add(_math.Multiply(_n, 2), 1).ToString());
    }
}
