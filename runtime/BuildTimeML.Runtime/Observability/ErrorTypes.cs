namespace BuildTimeML.Runtime.Observability;

internal static class ErrorTypes
{
    /// <summary>Few different texts: the engine's code, or the exception's type.</summary>
    public static string Of(Exception error) => error is OnnxRuntimeException { Code: var code } ? code.ToString() : error.GetType().FullName!;
}
