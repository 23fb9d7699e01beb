using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What can be unrolled was: nodes that are left have no gradient.</summary>
internal sealed class RecurrenceGradient : IGradient
{
    public IReadOnlyList<string> Operators => UnrolledRecurrence.Operators;

    public void Append(GradientContext context) => throw context.Refuse(RecurrenceRefusal.Of(context.Node, context.Emit.Facts)!);
}
