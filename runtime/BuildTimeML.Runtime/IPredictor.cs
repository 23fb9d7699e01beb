namespace BuildTimeML.Runtime;

/// <summary>What runs a model: a generated class, or what stands in for it in a test. One caller at a time may use it.</summary>
/// <typeparam name="TInput">The only input, or all of them in one value.</typeparam>
/// <typeparam name="TOutput">What the model gives.</typeparam>
public interface IPredictor<TInput, TOutput> : IDisposable
    where TInput : allows ref struct
    where TOutput : allows ref struct
{
    /// <summary>Runs the model once.</summary>
    /// <param name="input">Not looked at any more when the call returns.</param>
    /// <returns>The results, valid until the next call on this instance.</returns>
    TOutput Predict(scoped TInput input);
}
