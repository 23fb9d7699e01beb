namespace BuildTimeML.Runtime.Tests;

public class StringBufferTests
{
    public static TheoryData<string> Texts => ["", "a", "größe 大きさ 🙂", "with a \0 in it", new string('x', 100_000)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_goes_through_the_engine_as_it_is(string text)
    {
        (ModelCall call, StringBuffer x, EngineOutput y) = Bind(2);
        using ModelCall disposed = call;
        x.Reserved.Set(0, text);
        x.Reserved.SetUtf8(1, System.Text.Encoding.UTF8.GetBytes(text));

        call.Run();

        Assert.Equal([text, text], y.As<StringTensorView>().ToArray());
        Assert.Equal([text, text], y.As<StringTensorView>().ToArray());
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_replaced()
    {
        (ModelCall call, StringBuffer x, EngineOutput y) = Bind(1);
        using ModelCall disposed = call;
        x.Reserved.Set(0, "a\ud800b");

        call.Run();

        Assert.Equal("a\ufffdb", y.As<StringTensorView>().GetString(0));
    }

    [Fact]
    public void Elements_are_empty_at_first_and_stay_when_the_shape_changes()
    {
        (ModelCall call, StringBuffer x, EngineOutput y) = Bind(3);
        using ModelCall disposed = call;
        x.Reserved.CopyFrom(["a", "b"]);

        call.Run();
        Assert.Equal(["a", "b", ""], y.As<StringTensorView>().ToArray());

        x.Reserved.Set(2, "c");
        x.Reshape(1);
        call.Run();
        Assert.Equal(["a"], y.As<StringTensorView>().ToArray());

        x.Reserved.Set(0, "d");
        x.Reshape(2);
        call.Run();
        Assert.Equal(["d", "b"], y.As<StringTensorView>().ToArray());
        Assert.Equal([2], y.As<StringTensorView>().Shape.ToArray());

        x.Reshape(3);
        call.Run();
        Assert.Equal(["d", "b", "c"], y.As<StringTensorView>().ToArray());
    }

    [Fact]
    public void Elements_that_do_not_exist_and_texts_that_are_null_are_refused()
    {
        using var x = new StringBuffer(2);

        Assert.Throws<ArgumentOutOfRangeException>("index", () => x.Reserved.Set(2, "a"));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => x.Reserved.SetUtf8(-1, "a"u8));
        Assert.Contains("3 texts, and room for 2", Assert.Throws<ArgumentException>("texts", () => x.Reserved.CopyFrom(["a", "b", "c"])).Message, StringComparison.Ordinal);
        Assert.Contains("null", Assert.Throws<ArgumentException>("texts", () => x.Reserved.CopyFrom([null!])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("shape", () => x.Reshape(1, 2));
        Assert.Throws<ArgumentException>("shape", () => x.Reshape(3));
    }

    [Fact]
    public void A_disposed_buffer_says_so()
    {
        var x = new StringBuffer(2);
        x.Dispose();
        x.Dispose();

        Assert.Throws<ObjectDisposedException>(() => x.Reserved.Length);
        Assert.Throws<ObjectDisposedException>(() => x.Reshape(1));
        Assert.Throws<ObjectDisposedException>(() =>
        {
            using var alive = new StringBuffer(1);
            StringElements elements = alive.Reserved;
            alive.Dispose();
            elements.Set(0, "a");
        });
    }

    [Fact]
    public void A_scalar_is_one_text()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.String, rank: 0));
        var x = new StringBuffer();
        var y = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        x.Reserved.Set(0, "one");

        call.Run();

        Assert.Equal(["one"], y.As<StringTensorView>().ToArray());
        Assert.Equal(0, y.As<StringTensorView>().Shape.Length);
    }

    private static (ModelCall Call, StringBuffer X, EngineOutput Y) Bind(int capacity)
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.String, rank: 1));
        var x = new StringBuffer(capacity);
        var y = new EngineOutput();
        return (new ModelCall(session, [new("x", x)], [new("y", y)]), x, y);
    }
}
