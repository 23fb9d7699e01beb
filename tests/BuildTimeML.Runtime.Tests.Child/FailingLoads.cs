namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>Models that the engine refuses, early and late.</summary>
internal static class FailingLoads
{
    private static readonly byte[] UnknownOperator =
        OnnxModel.Of("NoSuchOperator", [new("x", ElementType.Float32, 1L)], [new("y", ElementType.Float32, 1L)]);

    public static void Load()
    {
        Refuse("this is no model"u8.ToArray(), new ModelOptions());
        Refuse(UnknownOperator, new ModelOptions());
        Refuse(Models.Add, new ModelOptions { OptimizedModelPath = "/no/such/folder/model.onnx" });
    }

    private static void Refuse(byte[] model, ModelOptions options)
    {
        try
        {
            ModelSession.Load(model, options).Dispose();
        }
        catch (OnnxRuntimeException)
        {
            return;
        }

        throw new InvalidOperationException("The engine took what it should refuse.");
    }
}
