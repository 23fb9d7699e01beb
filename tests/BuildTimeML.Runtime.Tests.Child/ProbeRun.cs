namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>Runs a model with one input and one output of float32 on the same numbers each time, with 1 for each free dimension.</summary>
internal static class ProbeRun
{
    /// <summary>With both in the memory of the processor.</summary>
    public static float[] Host(ModelSession session, out long[] shape)
    {
        var output = new EngineOutput();
        using var call = new ModelCall(session, [new NamedTensor(session.Inputs[0].Name, Input(session))], [new NamedTensor(session.Outputs[0].Name, output)]);
        call.Run();
        shape = output.Shape.ToArray();
        return output.View<float>().Data.ToArray();
    }

    /// <summary>With both in the memory of the device, twice, so that what one run leaves there is seen by the next.</summary>
    public static float[] Device(ModelSession session, long[] shape, out string memory)
    {
        using TensorBuffer<float> host = Input(session);
        var input = new DeviceTensor(session, session.Inputs[0].Name, host.Shape);
        var output = new DeviceTensor(session, session.Outputs[0].Name, shape);
        using var call = new ModelCall(session, [new NamedTensor(session.Inputs[0].Name, input)], [new NamedTensor(session.Outputs[0].Name, output)]);
        input.CopyFrom<float>(host.Data);
        call.Run();
        call.Run();
        float[] numbers = new float[output.Count];
        output.CopyTo<float>(numbers);
        memory = output.Memory;
        return numbers;
    }

    private static TensorBuffer<float> Input(ModelSession session)
    {
        var random = new Random(1);
        var tensor = new TensorBuffer<float>([.. session.Inputs[0].Shape.Select(d => Math.Max(d, 1))]);
        foreach (ref float number in tensor.Data)
        {
            number = random.NextSingle();
        }

        return tensor;
    }
}
