namespace BuildTimeML.Runtime;

/// <summary>The time in which a <see cref="ModelCall"/> belongs to one caller; <see cref="Dispose"/> ends it.</summary>
public readonly ref struct CallTurn
{
    private readonly ModelCall? _call;

    internal CallTurn(ModelCall call) => _call = call;

    /// <summary>Ends the turn, once: the next caller may enter.</summary>
    public void Dispose() => _call?.Exit();
}
