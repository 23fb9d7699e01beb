using System.Text;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// float32 constants are stored in 16 bits, followed by a Cast that ends in the name the constant had, so that whatever uses it
/// stays as it is. The engine folds the Cast when it loads the model.
/// </summary>
/// <param name="type">float16 or bfloat16.</param>
/// <param name="keptFloat">The names of constants that stay in float32, and the nodes that use such.</param>
internal sealed class HalfStoragePass(ElementType type, IReadOnlySet<string> keptFloat) : IModelPass
{
    public string Name => "HalfStorage";

    public bool Run(Model model, PassLog log)
    {
        var names = new NameScope(model);
        var casts = new List<Node>();
        foreach (Value constant in model.Graph.Initializers.Where(i => i.Initializer!.ElementType == ElementType.Float32).ToArray())
        {
            if (Decline(model.Graph, constant) is { } reason)
            {
                log.Decline(Name, constant.Name, reason);
                continue;
            }

            casts.Add(Replace(model, constant, names));
            log.Quantized(Name, constant.Name);
        }

        model.Graph.Insert(0, casts);
        return casts.Count > 0;
    }

    private DeclineReason? Decline(ModelGraph graph, Value constant)
    {
        Tensor tensor = constant.Initializer!;
        return keptFloat.Contains(constant.Name) || constant.Uses.Any(u => keptFloat.Contains(u.Node.ToString())) ? DeclineReason.KeptFloat
            : tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
            : graph.Inputs.Contains(constant) ? DeclineReason.IsGraphInput
            : graph.Outputs.Contains(constant) ? DeclineReason.IsGraphOutput
            : Size(constant, tensor) >= tensor.ByteSize ? DeclineReason.TooSmall
            : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
            : !HalfPrecision.IsInRange(tensor.Elements<float>(), type) ? DeclineReason.OutOfRange
            : null;
    }

    // What the file grows by: half of the bytes, a node, and the name two times more.
    private static long Size(Value constant, Tensor tensor) => (tensor.ByteSize / 2) + (2 * Encoding.UTF8.GetByteCount(constant.Name)) + 40;

    private Node Replace(Model model, Value constant, NameScope names)
    {
        Tensor tensor = constant.Initializer!;
        Memory<byte> halves = model.Allocate((int)(tensor.ByteSize / 2));
        HalfPrecision.Round(tensor.Elements<float>(), type, halves.Span);
        model.Graph.RemoveInitializer(constant);
        Value stored = model.Graph.AddInitializer(new Value(names.Unique(constant.Name + ".f16")), new Tensor(type, tensor.Dimensions, halves));
        return new Node("Cast", [stored], [constant]) { Attributes = [NodeAttribute.Of("to", (long)ElementType.Float32)] };
    }
}
