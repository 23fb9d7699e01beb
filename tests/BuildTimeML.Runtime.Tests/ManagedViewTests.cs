namespace BuildTimeML.Runtime.Tests;

/// <summary>Views of what stands in for a model in a test.</summary>
public class ManagedViewTests
{
    private static readonly string[] Names = ["cat", "größe"];
    private static readonly float[] Numbers = [0.25f, 0.75f];

    [Fact]
    public void Strings_are_shown_as_utf8()
    {
        var view = new StringTensorView(Names, [2, 1]);

        Assert.Equal(2, view.Count);
        Assert.Equal([2, 1], view.Shape.ToArray());
        Assert.Equal("größe"u8.ToArray(), view[1].ToArray());
        Assert.Equal(Names, view.ToArray());
    }

    [Fact]
    public void Maps_show_their_pairs()
    {
        var numbered = new MapView<int, float>([3, 4], Numbers);
        var named = new StringMapView<float>(Names, Numbers);

        Assert.Equal((2, 0.75f), (numbered.Count, numbered[4]));
        Assert.False(numbered.TryGetValue(5, out _));
        Assert.Equal((2, 0.75f), (named.Count, named["größe"]));
        Assert.Equal([2], named.Keys.Shape.ToArray());
    }

    [Fact]
    public void Sequences_show_what_a_function_makes_up()
    {
        var view = new SequenceView<StringMapView<float>>(2, i => new StringMapView<float>(Names.AsSpan(0, i), Numbers.AsSpan(0, i)));

        Assert.Equal((2, 0, 1), (view.Count, view[0].Count, view[1].Count));
        Assert.Equal(0, default(SequenceView<TensorView<float>>).Count);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>("shape", () => new StringTensorView(Names, [3]).Count);
        Assert.Throws<ArgumentException>("values", () => new MapView<int, float>([1], Numbers).Count);
        Assert.Throws<ArgumentException>("values", () => new StringMapView<float>([], Numbers).Count);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new SequenceView<StringTensorView>(-1, _ => default).Count);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => new SequenceView<StringTensorView>(1, _ => default)[1].Count);
    }
}
