namespace BuildTimeML.Runtime;

/// <summary>
/// Copies tensors between the processor and the devices of a session. Every engine and every provider can do that in one way: by a
/// run, which brings inputs to where the nodes are, and outputs to where the caller's tensors are. The model of the run is y = x.
/// </summary>
/// <param name="options">They bring a session to the same devices.</param>
internal sealed class DeviceCopies(ModelOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ElementType, ModelSession> _sessions = [];
    private bool _disposed;

    /// <summary>Copies the elements of a tensor to another of the same type and shape.</summary>
    /// <exception cref="ObjectDisposedException">The session that this belongs to, or a tensor, is disposed.</exception>
    public void Copy(ModelTensor from, ModelTensor to) => SessionFor(from.ElementType).Run([new NamedTensor("x", from)], [new NamedTensor("y", to)]);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (ModelSession session in _sessions.Values)
            {
                session.Dispose();
            }
        }
    }

    private ModelSession SessionFor(ElementType type)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(ModelSession));
            if (!_sessions.TryGetValue(type, out ModelSession? session))
            {
                session = ModelSession.Load(Identity(type), options);
                _sessions.Add(type, session);
            }

            return session;
        }
    }

    // ModelProto { ir_version 8, graph { node { x -> y, Identity }, name g, input x: T, output y: T }, opset 16 }; T has any shape.
    private static byte[] Identity(ElementType type)
    {
        byte[] node = [0x0A, 1, (byte)'x', 0x12, 1, (byte)'y', 0x22, 8, .. "Identity"u8];
        byte[] input = [0x0A, 1, (byte)'x', 0x12, 4, 0x0A, 2, 0x08, (byte)type];
        byte[] output = [0x0A, 1, (byte)'y', 0x12, 4, 0x0A, 2, 0x08, (byte)type];
        byte[] graph = [0x0A, (byte)node.Length, .. node, 0x12, 1, (byte)'g', 0x5A, (byte)input.Length, .. input, 0x62, (byte)output.Length, .. output];
        return [0x08, 8, 0x3A, (byte)graph.Length, .. graph, 0x42, 2, 0x10, 16];
    }
}
