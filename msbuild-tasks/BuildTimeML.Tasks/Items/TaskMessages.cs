using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Tasks.Items;

/// <summary>Logs coded messages at the item they are about, with a link to what the reference says of the code.</summary>
internal static class TaskMessages
{
    public static void LogCodedError(this TaskLoggingHelper log, ITaskItem item, BuildError error)
    {
        ItemLocation at = ItemLocation.Of(item);
        log.LogError(null, error.Code, null, HelpLinks.Of(error.Code), at.File, at.Line, at.Column, 0, 0, "{0}", OneLine(error.Message));
    }

    /// <param name="log">Where it goes.</param>
    /// <param name="item">What it is about.</param>
    /// <param name="warning">The message.</param>
    /// <param name="metadata">What of the item it is about; the whole item where null.</param>
    public static void LogCodedWarning(this TaskLoggingHelper log, ITaskItem item, BuildError warning, string? metadata = null)
    {
        ItemLocation at = ItemLocation.Of(item, metadata);
        log.LogWarning(null, warning.Code, null, HelpLinks.Of(warning.Code), at.File, at.Line, at.Column, 0, 0, "{0}", OneLine(warning.Message));
    }

    // MSBuild would repeat place and code on every line; messages of the engine and of the system have several.
    private static string OneLine(string message) => string.Join(" ", message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
}
