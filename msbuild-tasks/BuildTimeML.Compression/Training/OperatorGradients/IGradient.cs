using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>How gradients go through the nodes of one operator, or of a family.</summary>
internal interface IGradient
{
    /// <summary>Of the default domain.</summary>
    IReadOnlyList<string> Operators { get; }

    /// <summary>Emits the gradients of those inputs of a node that need one, from those of its outputs.</summary>
    /// <exception cref="NoGradientException">This node has none.</exception>
    void Append(GradientContext context);
}
