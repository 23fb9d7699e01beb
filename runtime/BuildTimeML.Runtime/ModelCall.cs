using System.Diagnostics.CodeAnalysis;
using BuildTimeML.Runtime.Interop;
using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Runtime;

/// <summary>
/// One caller's inputs and outputs on a session, bound once, so that a run allocates nothing. It takes over the tensors and
/// disposes them with itself; the session stays its owner's. One thread at a time may use it; several calls share a session.
/// </summary>
public sealed unsafe class ModelCall : IDisposable
{
    private const int Idle = 0;
    private const int Entered = 1;
    private const int Disposed = 2;

    private readonly SessionHandle _session;
    private readonly OrtApi _api;
    private readonly ModelTensor[] _inputs;
    private readonly ModelTensor[] _outputs;
    private readonly bool _hasEngineOutputs;
    private readonly bool _ownsTensors;
    private readonly delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> _run;
    private readonly nint _sessionPointer;
    private readonly CallArguments _arguments;
    private readonly ModelTelemetry _telemetry;
    private readonly long _reservedBytes;
    private readonly string?[] _requiredInputs;
    private readonly bool _shrinksArena;
    private bool _holdsSession;
    private RunOptionsHandle? _runOptions;
    private CancellationToken _cancellation;
    private int _state;

    /// <summary>Binds tensors to a session.</summary>
    /// <param name="session">The model.</param>
    /// <param name="inputs">A tensor for each input; those that are optional may be missing.</param>
    /// <param name="outputs">A tensor for each output that is wanted.</param>
    /// <exception cref="ArgumentException">A name is unknown, missing or given twice, or a tensor has the wrong element type.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public ModelCall(ModelSession session, ReadOnlySpan<NamedTensor> inputs, ReadOnlySpan<NamedTensor> outputs)
        : this(session, inputs, outputs, ownsTensors: true)
    {
    }

    internal ModelCall(ModelSession session, ReadOnlySpan<NamedTensor> inputs, ReadOnlySpan<NamedTensor> outputs, bool ownsTensors)
    {
        ArgumentNullException.ThrowIfNull(session);
        CallBinding.Verify(CallBinding.Input, session.Inputs, session.OptionalInputs, inputs);
        CallBinding.Verify(CallBinding.Output, [], session.Outputs, outputs);
        _inputs = CallBinding.TensorsOf(inputs);
        _outputs = CallBinding.TensorsOf(outputs);
        _hasEngineOutputs = Array.Exists(_outputs, o => o is EngineOutput);
        _ownsTensors = ownsTensors;
        _api = OnnxRuntimeEngine.Current.Api;
        _run = _api.Run;
        _requiredInputs = CallBinding.RequiredOf(session.Inputs, inputs);
        _arguments = new CallArguments(CallBinding.NamesOf(inputs), CallBinding.NamesOf(outputs));
        _telemetry = session.Telemetry;
        _session = session.Handle;
        _session.DangerousAddRef(ref _holdsSession);
        _sessionPointer = _session.DangerousGetHandle();
        _shrinksArena = session.ShrinksArena;
        _runOptions = _shrinksArena ? new RunOptionsHandle(_api, _shrinksArena) : null;
        _reservedBytes = ownsTensors ? _inputs.Sum(t => t.ReservedBytes) + _outputs.Sum(t => t.ReservedBytes) : 0;
        _telemetry.Reserve(_reservedBytes);
    }

    /// <summary>Gives the session free if nobody disposed the call.</summary>
    ~ModelCall() => ReleaseSession();

    /// <summary>
    /// Begins a turn: until it is disposed the tensors are the caller's alone. Who writes inputs within a turn cannot write into
    /// those of another thread.
    /// </summary>
    /// <param name="cancellation">Ends the run within the turn, between two nodes of the model.</param>
    /// <exception cref="ObjectDisposedException">The call is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside.</exception>
    public CallTurn Enter(CancellationToken cancellation = default)
    {
        int state = Interlocked.CompareExchange(ref _state, Entered, Idle);
        if (state != Idle)
        {
            ThrowNotIdle(state);
        }

        _cancellation = cancellation;
        return new CallTurn(this);
    }

    /// <summary>Runs the model on the inputs' current elements and fills in the outputs. Allocates no managed memory.</summary>
    /// <exception cref="OnnxRuntimeException">The engine refuses the run, for a shape for instance.</exception>
    /// <exception cref="ObjectDisposedException">The call, or one of its tensors, is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside.</exception>
    public void Run() => Run(CancellationToken.None);

    /// <summary>Runs the model as <see cref="Run()"/> does, and ends between two of its nodes when it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what the outputs hold is not a result.</exception>
    /// <inheritdoc cref="Run()" path="/exception"/>
    public void Run(CancellationToken cancellation)
    {
        using (Enter(cancellation))
        {
            RunInTurn();
        }
    }

    /// <summary>Runs the model within the turn that <see cref="Enter"/> began.</summary>
    /// <exception cref="OnnxRuntimeException">The engine refuses the run, for a shape for instance.</exception>
    /// <exception cref="OperationCanceledException">The turn was cancelled; what the outputs hold is not a result.</exception>
    /// <exception cref="ObjectDisposedException">One of the tensors is disposed.</exception>
    /// <exception cref="InvalidOperationException">There is no turn.</exception>
    public void RunInTurn()
    {
        if (Volatile.Read(ref _state) == Idle)
        {
            ThrowNoTurn();
        }

        if (ModelTelemetry.IsObserved)
        {
            RunObserved();
        }
        else
        {
            RunUnobserved();
        }
    }

    /// <summary>
    /// Makes the tensor of an output that of an input, and the other way round: the next run reads what the last one computed, and
    /// nothing is copied. For between two runs, or within a turn.
    /// </summary>
    /// <param name="input">Its place among the inputs that were given, from 0.</param>
    /// <param name="output">Its place among the outputs that were given, from 0.</param>
    /// <exception cref="ArgumentException">The tensors differ in type or shape, or the engine allocates the output.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input or output.</exception>
    /// <exception cref="ObjectDisposedException">The call is disposed.</exception>
    public void Swap(int input, int output)
    {
        ThrowIfReleased();
        ElementIndex.ThrowIfOutside(input, _inputs.Length);
        ElementIndex.ThrowIfOutside(output, _outputs.Length);
        ModelTensor from = _outputs[output];
        if (from is EngineOutput || from.ElementType != _inputs[input].ElementType || !from.Shape.SequenceEqual(_inputs[input].Shape))
        {
            throw new ArgumentException("Only buffers of the same type and shape can be swapped.", nameof(output));
        }

        (_inputs[input], _outputs[output]) = (from, _inputs[input]);
    }

    /// <summary>
    /// Says whether the next runs give an optional input its tensor, as they do at first, or leave it out, so that the model takes its
    /// default. Allocates no managed memory, and nothing happens when it stays the same. For between two runs, or within a turn.
    /// </summary>
    /// <param name="input">Its place among the inputs that were given, from 0.</param>
    /// <param name="isGiven">False to leave it out.</param>
    /// <exception cref="ArgumentException">The model has no default for the input.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="ObjectDisposedException">The call is disposed.</exception>
    public void SetGiven(int input, bool isGiven)
    {
        ThrowIfReleased();
        ElementIndex.ThrowIfOutside(input, _inputs.Length);
        if (_arguments.IsGiven(input) != isGiven)
        {
            if (_requiredInputs[input] is { } name)
            {
                throw new ArgumentException($"The model has no default for the input '{name}': each run has to give it.", nameof(input));
            }

            _arguments.SetGiven(input, isGiven);
        }
    }

    /// <summary>Disposes the tensors and gives the session free; a run on another thread ends first.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _state, Disposed) == Idle)
        {
            Release();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the turn. Whoever disposed the call meanwhile left the releasing to it.</summary>
    internal void Exit()
    {
        _cancellation = default;
        if (Interlocked.CompareExchange(ref _state, Idle, Entered) == Disposed)
        {
            Release();
        }
    }

    private void RunObserved()
    {
        Observation observation = _telemetry.StartCall();
        Exception? error = null;
        try
        {
            RunUnobserved();
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            _telemetry.EndCall(observation, error);
        }
    }

    private void RunUnobserved()
    {
        if (_cancellation.CanBeCanceled)
        {
            RunCancellable(_cancellation);
        }
        else
        {
            Run(_runOptions is null ? 0 : _runOptions.Pointer);
        }
    }

    private void RunCancellable(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        RunOptionsHandle options = _runOptions ??= new RunOptionsHandle(_api, _shrinksArena);
        try
        {
            // Once the registration is disposed nobody terminates any more: only then the options can be made ready for the next run.
            using CancellationTokenRegistration registration = cancellation.UnsafeRegister(static o => ((RunOptionsHandle)o!).Terminate(), options);
            Run(options.Pointer);
        }
        catch (OnnxRuntimeException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            if (cancellation.IsCancellationRequested)
            {
                options.Unterminate();
            }
        }
    }

    private void Run(nint runOptions)
    {
        PrepareInputs();
        PrepareOutputs();
        nint status = _run(
            _sessionPointer,
            runOptions,
            _arguments.InputNames,
            _arguments.Inputs,
            (nuint)_arguments.GivenInputs.Length,
            _arguments.OutputNames,
            (nuint)_outputs.Length,
            _arguments.Outputs);
        if (_hasEngineOutputs)
        {
            ReceiveOutputs();
        }

        _api.Check(status);
    }

    private static void DisposeAll(ModelTensor[] tensors)
    {
        foreach (ModelTensor tensor in tensors)
        {
            tensor.Dispose();
        }
    }

    private void PrepareInputs()
    {
        ReadOnlySpan<int> given = _arguments.GivenInputs;
        for (int i = 0; i < given.Length; i++)
        {
            _arguments.Inputs[i] = _inputs[given[i]].PrepareRun();
        }
    }

    private void PrepareOutputs()
    {
        for (int i = 0; i < _outputs.Length; i++)
        {
            _arguments.Outputs[i] = _outputs[i].PrepareRun();
        }
    }

    private void ReceiveOutputs()
    {
        for (int i = 0; i < _outputs.Length; i++)
        {
            (_outputs[i] as EngineOutput)?.Receive(_arguments.Outputs[i]);
        }
    }

    private void Release()
    {
        if (_ownsTensors)
        {
            DisposeAll(_inputs);
            DisposeAll(_outputs);
        }

        _runOptions?.Dispose();
        ReleaseSession();
    }

    private void ReleaseSession()
    {
        if (_holdsSession)
        {
            _holdsSession = false;
            _session.DangerousRelease();
            _telemetry.Reserve(-_reservedBytes);
        }
    }

    // Disposed within a turn, the tensors live until its end.
    private void ThrowIfReleased() => ObjectDisposedException.ThrowIf(!_holdsSession, this);

    [DoesNotReturn]
    private void ThrowNotIdle(int state)
    {
        ObjectDisposedException.ThrowIf(state == Disposed, this);
        throw new InvalidOperationException(
            "The call is running on another thread, or was not awaited. Let the callers share a Pool, which every generated class without state has, or make an instance for each.");
    }

    [DoesNotReturn]
    private static void ThrowNoTurn() => throw new InvalidOperationException($"There is no turn: {nameof(Enter)} begins one.");
}
