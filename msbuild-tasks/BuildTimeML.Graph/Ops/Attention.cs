using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators of transformers.</summary>
internal static class Attention
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("RotaryEmbedding", "T, T, T, int64? -> T", UnaryElementwise.SameShape, "interleaved:int=0 num_heads:int rotary_embedding_dim:int=0"),
        new("Attention", "T, T, U, tensor?, T?, U?, int64? -> T, T?, U?, T?", Infer,
            "is_causal:int=0 kv_num_heads:int q_num_heads:int qk_matmul_output_mode:int=0 scale:float softcap:float=0 softmax_precision:int left_window_size:int=-1 right_window_size:int=-1"),
        new("LinearAttention", "T, T, T, S?, T?, T? -> T, S", attributes: "chunk_size:int=64 kv_num_heads:int q_num_heads:int scale:float=0 update_rule:string=gated_delta"),
    ];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is { Count: 4 } query && context.Shape(2) is { Count: 4 } value)
        {
            context.SetShape(0, [.. query.SkipLast(1), value[3]]);
        }
        else
        {
            context.SetRank(0, context.Shape(0)?.Count ?? -1);
        }
    }
}
