using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Compression.Training.Objectives;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// What the teacher gives for each sample: computed once and kept where that does not take too much, otherwise computed for each batch, and then the teacher stays
/// in the engine.
/// </summary>
internal sealed class TeacherTargets : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    private TeacherTargets(IRowSource rows, IReadOnlyList<IDisposable> owned)
    {
        Rows = rows;
        _owned.AddRange(owned);
    }

    public IRowSource Rows { get; }

    /// <param name="teacher">Its outputs become those that are needed.</param>
    /// <param name="inputs">Of the teacher.</param>
    /// <param name="graph">The student's loss, which the targets are for.</param>
    /// <param name="objective">Names the values of the teacher.</param>
    /// <param name="batch">The dimension along which samples are joined; null where none are.</param>
    /// <param name="memory">The model whose memory what is kept becomes.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    public static TeacherTargets Create(
        Model teacher, IRowSource inputs, LossGraph graph, Objective objective, string? batch, Model memory, TrainingOptions options, TrainingContext context)
    {
        Dictionary<string, Value> values = teacher.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().ToDictionary(v => v.Name, StringComparer.Ordinal);
        teacher.Graph.Outputs.Clear();
        foreach (Value value in objective.TeacherValues.Select(v => values[v]))
        {
            value.Type = new TensorType(ElementType.Float32, shape: null);
            teacher.Graph.Outputs.Add(value);
        }

        new DeadCodePass().Run(teacher, new PassLog());
        var session = new TemporarySession(teacher, options.Threads);
        TeacherRows? rows = null;
        try
        {
            rows = new TeacherRows(session.Session, inputs, [.. objective.TeacherValues.Select(v => (v, graph.InputFor(v).Name))], context.Cancellation);
            IRowSource kept = KeptRows.Of(rows, memory.Allocate, done => Report(context, done, rows.Count), context.Cancellation, batch is null ? 1 : options.BatchSize);
            IDisposable[] parts = [session, rows];
            if (kept == rows)
            {
                return new TeacherTargets(rows, parts);
            }

            rows.Dispose();
            session.Dispose();
            return new TeacherTargets(kept, []);
        }
        catch
        {
            rows?.Dispose();
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        for (int i = _owned.Count - 1; i >= 0; i--)
        {
            _owned[i].Dispose();
        }
    }

    private static void Report(TrainingContext context, int done, int count) => context.Progress?.Phase($"training: the teacher's outputs for {done} of {count} samples");
}
