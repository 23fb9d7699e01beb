namespace BuildTimeML.Runtime.Interop;

/// <summary>Stops the engine while it loads a model: a table of its own, because older engines cannot be stopped.</summary>
/// <param name="table">The <c>OrtApi</c> of version <see cref="RequiredVersion"/> or later.</param>
/// <param name="api">Checks for errors.</param>
internal sealed unsafe class OrtCancellationApi(void** table, OrtApi api)
{
    /// <summary>The lowest version that has every slot of <see cref="OrtCancellationSlot"/>.</summary>
    public const int RequiredVersion = 22;

    /// <summary>Ends the creation of a session with these options, which another thread may be at.</summary>
    public void Cancel(nint options) =>
        api.Check(((delegate* unmanaged<nint, byte, nint>)table[(int)OrtCancellationSlot.SessionOptionsSetLoadCancellationFlag])(options, 1));
}
