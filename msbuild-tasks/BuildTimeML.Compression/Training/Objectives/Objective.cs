namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>What training makes smaller, and what it is judged by.</summary>
/// <param name="Terms">At least one.</param>
/// <param name="Scores">The scores whose best class is held against the teacher's, or against the labels where there is no teacher; null where no output holds any.</param>
internal sealed record Objective(IReadOnlyList<LossTerm> Terms, ComparedScores? Scores)
{
    /// <summary>The values of the teacher that are needed, each once.</summary>
    public IReadOnlyList<string> TeacherValues { get; } = [.. Terms.Select(t => t.TeacherValue).OfType<string>().Distinct()];

    /// <summary>The values of the student that it looks at, each once.</summary>
    public IReadOnlyList<string> Values { get; } = [.. Terms.Select(t => t.Value).Distinct()];
}

/// <param name="Value">The student's scores.</param>
/// <param name="TeacherValue">Those of the teacher; null where the labels say what is right.</param>
/// <param name="Axis">Along which the classes lie.</param>
internal sealed record ComparedScores(string Value, string? TeacherValue, int Axis);
