namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>Calls of the classifier of digits.</summary>
internal static class Calls
{
    public static ModelCall Bind(ModelSession session, int batch = 1)
    {
        var input = new TensorBuffer<float>(batch, 1, 28, 28);
        input.Data.Fill(0.5f);
        return new ModelCall(session, [new(session.Inputs[0].Name, input)], [new(session.Outputs[0].Name, new TensorBuffer<float>(batch, 10))]);
    }
}
