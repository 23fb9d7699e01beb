using System.Numerics;

namespace BuildTimeML.Runtime.Tests;

public class ElementTypeTests
{
    [Fact]
    public void Floating_point_elements_pass_through_the_engine()
    {
        PassesThrough(ElementType.Float32, float.MinValue, float.Epsilon, float.NaN);
        PassesThrough(ElementType.Float64, double.MinValue, double.Epsilon, double.NaN);
        PassesThrough(ElementType.Float16, Half.MinValue, Half.Epsilon, Half.NaN);
    }

    [Fact]
    public void Signed_integers_pass_through_the_engine()
    {
        PassesThrough(ElementType.Int8, sbyte.MinValue, (sbyte)-1, sbyte.MaxValue);
        PassesThrough(ElementType.Int16, short.MinValue, (short)-1, short.MaxValue);
        PassesThrough(ElementType.Int32, int.MinValue, -1, int.MaxValue);
        PassesThrough(ElementType.Int64, long.MinValue, -1L, long.MaxValue);
    }

    [Fact]
    public void Unsigned_integers_pass_through_the_engine()
    {
        PassesThrough(ElementType.UInt8, byte.MinValue, (byte)1, byte.MaxValue);
        PassesThrough(ElementType.UInt16, ushort.MinValue, (ushort)1, ushort.MaxValue);
        PassesThrough(ElementType.UInt32, uint.MinValue, 1u, uint.MaxValue);
        PassesThrough(ElementType.UInt64, ulong.MinValue, 1ul, ulong.MaxValue);
    }

    [Fact]
    public void Booleans_pass_through_the_engine() => PassesThrough(ElementType.Bool, true, false, true);

    [Fact]
    public void The_engine_computes_with_the_type_that_the_tensor_has()
    {
        Doubles<float>(ElementType.Float32);
        Doubles<double>(ElementType.Float64);
        Doubles<int>(ElementType.Int32);
        Doubles<long>(ElementType.Int64);
    }

    [Fact]
    public void A_scalar_passes_through_the_engine()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 0));
        var x = new TensorBuffer<float>();
        var y = new TensorBuffer<float>();
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        x.Data[0] = 3;

        call.Run();

        Assert.Empty(session.Inputs[0].Shape);
        Assert.Equal(3, y.View[[]]);
    }

    [Theory]
    [InlineData(23, ElementType.Float4E2M1)]
    [InlineData(24, ElementType.UInt2)]
    [InlineData(25, ElementType.Int2)]
    [InlineData(26, ElementType.Float8E8M0)]
    public void The_newest_element_types_have_numbers_of_their_own_in_the_engine(int number, ElementType type) =>
        Assert.Equal(type, ElementTypes.FromEngine(number));

    private static void PassesThrough<T>(ElementType type, params T[] values)
        where T : unmanaged
    {
        using ModelSession session = ModelSession.Load(Models.Identity(type, rank: 1));
        var x = new TensorBuffer<T>(values.Length);
        var y = new TensorBuffer<T>(values.Length);
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        values.CopyTo(x.Data);

        call.Run();

        Assert.Equal(type, session.Outputs[0].ElementType);
        Assert.Equal(values, y.Data.ToArray());
    }

    private static void Doubles<T>(ElementType type)
        where T : unmanaged, INumber<T>
    {
        byte[] model = OnnxModel.Of("Add", [new("a", type, 3L), new("b", type, 3L)], [new("sum", type, 3L)]);
        using ModelSession session = ModelSession.Load(model);
        var a = new TensorBuffer<T>(3);
        var sum = new TensorBuffer<T>(3);
        using var call = new ModelCall(session, [new("a", a), new("b", a)], [new("sum", sum)]);
        T[] values = [T.CreateChecked(-3), T.CreateChecked(40), T.CreateChecked(7)];
        values.CopyTo(a.Data);

        call.Run();

        Assert.Equal(values.Select(v => v + v), sum.Data.ToArray());
    }
}
