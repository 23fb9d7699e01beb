using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Commands;

/// <summary>What a command works with.</summary>
/// <param name="Progress">Hears what it does.</param>
/// <param name="Folder">Its temporary files.</param>
/// <param name="Cancellation">Ends it between two steps.</param>
internal sealed record CommandContext(ConsoleProgress Progress, WorkFolder Folder, CancellationToken Cancellation);
