namespace BuildTimeML.Runtime.Tests;

/// <summary>Inputs that the model has a default for, which a call may leave out.</summary>
public sealed class OptionalInputTests : IDisposable
{
    // y = x * scale + shift, where scale is 3 and shift is [10, 20] unless they are given.
    private static readonly byte[] Affine = OnnxModel.Of(
        [new("scale", ElementType.Float32), new("x", ElementType.Float32, 2L), new("shift", ElementType.Float32, 2L)],
        [new("y", ElementType.Float32, 2L)],
        [OnnxModel.Floats("shift", [2], 10, 20), OnnxModel.Floats("scale", [], 3)],
        OnnxModel.Node("Mul", ["x", "scale"], ["scaled"]),
        OnnxModel.Node("Add", ["scaled", "shift"], ["y"]));

    private readonly TensorBuffer<float> _x = new(2);
    private readonly TensorBuffer<float> _y = new(2);
    private readonly TensorBuffer<float> _scale = new();
    private readonly TensorBuffer<float> _shift = new(2);

    [Fact]
    public void The_session_lists_them_apart()
    {
        using ModelSession session = ModelSession.Load(Affine);

        Assert.Equal(["x: Float32 [2]"], session.Inputs.Select(i => i.ToString()));
        Assert.Equal(["scale: Float32 []", "shift: Float32 [2]"], session.OptionalInputs.Select(i => i.ToString()).Order());
    }

    [Fact]
    public void Each_run_gives_them_or_leaves_them_out()
    {
        using ModelSession session = ModelSession.Load(Affine);
        using ModelCall call = Bind(session);

        Assert.Equal([205, 410], Run(call));
        call.SetGiven(0, false);
        Assert.Equal([8, 16], Run(call));
        call.SetGiven(2, false);
        Assert.Equal([13, 26], Run(call));
        call.SetGiven(0, true);
        Assert.Equal([210, 420], Run(call));
        call.SetGiven(2, true);
        Assert.Equal([205, 410], Run(call));
    }

    [Fact]
    public void They_need_not_be_bound_at_all()
    {
        using ModelSession session = ModelSession.Load(Affine);
        using var call = new ModelCall(session, [new("x", _x), new("scale", _scale)], [new("y", _y)]);
        Fill();

        call.Run();
        Assert.Equal([210, 420], _y.Data.ToArray());
        session.Run([new("x", _x)], [new("y", _y)]);
        Assert.Equal([13, 26], _y.Data.ToArray());
    }

    [Fact]
    public void Swapped_buffers_keep_their_places()
    {
        using ModelSession session = ModelSession.Load(Affine);
        using ModelCall call = Bind(session);
        call.SetGiven(0, false);

        Run(call);
        call.Swap(1, 0);
        call.Run();

        Assert.Equal([29, 58], _x.Data.ToArray());
    }

    [Fact]
    public void Runs_that_give_and_leave_out_in_turns_allocate_no_managed_byte()
    {
        using ModelSession session = ModelSession.Load(Affine);
        using ModelCall call = Bind(session);
        bool isGiven = false;

        Assert.Equal(0, AllocationTests.AllocatedBy(() =>
        {
            call.SetGiven(0, isGiven);
            call.SetGiven(2, !isGiven);
            call.Run();
            isGiven = !isGiven;
        }));
    }

    [Fact]
    public void What_the_model_has_no_default_for_cannot_be_left_out()
    {
        using ModelSession session = ModelSession.Load(Affine);
        using ModelCall call = Bind(session);

        ArgumentException error = Assert.Throws<ArgumentException>("input", () => call.SetGiven(1, false));
        Assert.StartsWith("The model has no default for the input 'x': each run has to give it.", error.Message, StringComparison.Ordinal);
        call.SetGiven(1, true);
        Assert.Throws<ArgumentOutOfRangeException>("input", () => call.SetGiven(3, false));
        call.Dispose();
        Assert.Throws<ObjectDisposedException>(() => call.SetGiven(0, false));
    }

    [Fact]
    public void A_tensor_of_another_type_is_refused_as_for_any_input()
    {
        using ModelSession session = ModelSession.Load(Affine);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new ModelCall(session, [new("x", _x), new("scale", new TensorBuffer<double>())], []));
        Assert.StartsWith("The tensor for the input 'scale: Float32 []' has elements of type Float64.", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _scale.Dispose();
        _shift.Dispose();
    }

    private ModelCall Bind(ModelSession session) => new(session, [new("scale", _scale), new("x", _x), new("shift", _shift)], [new("y", _y)]);

    private float[] Run(ModelCall call)
    {
        Fill();
        call.Run();
        return _y.Data.ToArray();
    }

    private void Fill()
    {
        _x.Data[0] = 1;
        _x.Data[1] = 2;
        _scale.Data[0] = 200;
        _shift.Data[0] = 5;
        _shift.Data[1] = 10;
    }
}
