using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// What the teacher gives for each sample: computed once and kept where that does not take too much, otherwise computed for each batch, and then the teacher stays
/// in the engine.
/// </summary>
internal sealed class TeacherTargets : IDisposable
{
    private readonly OwnedParts _owned;

    private TeacherTargets(IRowSource rows, OwnedParts owned) => (Rows, _owned) = (rows, owned);

    public IRowSource Rows { get; }

    /// <param name="teacher">Its outputs become those that are needed.</param>
    /// <param name="inputs">Of the teacher.</param>
    /// <param name="names">The values of the teacher that are needed, each with the name of the input that it is for.</param>
    /// <param name="batch">The dimension along which samples are joined; null where none are.</param>
    /// <param name="memory">The model whose memory what is kept becomes.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    public static TeacherTargets Create(
        Model teacher, IRowSource inputs, IReadOnlyList<(string TeacherValue, string Input)> names, string? batch, Model memory, TrainingOptions options, TrainingContext context)
    {
        Dictionary<string, Value> values = teacher.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().ToDictionary(v => v.Name, StringComparer.Ordinal);
        teacher.Graph.Outputs.Clear();
        foreach (Value value in names.Select(n => values[n.TeacherValue]))
        {
            value.Type = new TensorType(ElementType.Float32, shape: null);
            teacher.Graph.Outputs.Add(value);
        }

        new DeadCodePass().Run(teacher, new PassLog());
        var owned = new OwnedParts();
        try
        {
            TemporarySession session = owned.Add(new TemporarySession(teacher, TrainingEngine.Options(options.Threads)));
            TeacherRows rows = owned.Add(new TeacherRows(session.Session, inputs, names, context.Cancellation));
            IRowSource kept = KeptRows.Of(rows, memory.Allocate, new TeacherProgress(context, rows.Count).Report, context.Cancellation, batch is null ? 1 : options.BatchSize);
            if (kept != rows)
            {
                owned.Dispose();
            }

            return new TeacherTargets(kept, owned);
        }
        catch
        {
            owned.Dispose();
            throw;
        }
    }

    public void Dispose() => _owned.Dispose();
}
