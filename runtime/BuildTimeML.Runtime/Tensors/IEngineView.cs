namespace BuildTimeML.Runtime;

/// <summary>A way to look at a value that the engine allocated: a tensor, text, a sequence or a map.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IEngineView<TSelf>
    where TSelf : IEngineView<TSelf>, allows ref struct
{
    /// <exception cref="InvalidOperationException">The output has no value, or is of another kind.</exception>
    /// <exception cref="ObjectDisposedException">The output is disposed.</exception>
    internal static abstract TSelf Of(EngineOutput output);
}
