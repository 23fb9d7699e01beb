namespace BuildTimeML.Runtime;

internal static class ElementTypes
{
    /// <summary>The element type that <typeparamref name="T"/> holds; folded to a constant by the compiler.</summary>
    /// <exception cref="NotSupportedException">No tensor has elements of that type.</exception>
    public static ElementType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? ElementType.Float32 :
        typeof(T) == typeof(double) ? ElementType.Float64 :
        typeof(T) == typeof(Half) ? ElementType.Float16 :
        typeof(T) == typeof(sbyte) ? ElementType.Int8 :
        typeof(T) == typeof(byte) ? ElementType.UInt8 :
        typeof(T) == typeof(short) ? ElementType.Int16 :
        typeof(T) == typeof(ushort) ? ElementType.UInt16 :
        typeof(T) == typeof(int) ? ElementType.Int32 :
        typeof(T) == typeof(uint) ? ElementType.UInt32 :
        typeof(T) == typeof(long) ? ElementType.Int64 :
        typeof(T) == typeof(ulong) ? ElementType.UInt64 :
        typeof(T) == typeof(bool) ? ElementType.Bool :
        throw new NotSupportedException(
            $"A tensor cannot hold elements of type {typeof(T).Name}: use float, double, Half, bool, or an integer of 8 to 64 bits.");

    /// <summary>Reads the engine's <c>ONNXTensorElementDataType</c>, which is numbered as ONNX up to 23.</summary>
    public static ElementType FromEngine(int number) => number switch
    {
        24 => ElementType.UInt2,
        25 => ElementType.Int2,
        26 => ElementType.Float8E8M0,
        _ => (ElementType)number,
    };
}
