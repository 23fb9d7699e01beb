using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>Names for the inputs that the teacher's values come in by.</summary>
internal static class TargetInputs
{
    /// <param name="model">Has values of its own, whose names are taken.</param>
    /// <param name="objective">Names the values of the teacher.</param>
    public static IReadOnlyList<(string TeacherValue, string Input)> Of(Model model, Objective objective)
    {
        var names = new NameScope(model);
        return [.. objective.TeacherValues.Select(v => (v, names.Unique($"teacher.{v}")))];
    }
}
