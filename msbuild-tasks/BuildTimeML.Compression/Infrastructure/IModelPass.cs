using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>
/// One change of a model. It expects a valid graph and leaves a valid one; the same model always becomes the same model.
/// </summary>
internal interface IModelPass
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Changes the model in place.</summary>
    /// <param name="model">A valid model.</param>
    /// <param name="log">Receives what was decided for each candidate.</param>
    /// <returns>Whether anything was changed: where not, the model would be written as the same bytes.</returns>
    bool Run(Model model, PassLog log);
}
