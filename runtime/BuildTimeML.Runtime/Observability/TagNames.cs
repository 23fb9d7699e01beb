namespace BuildTimeML.Runtime.Observability;

/// <summary>The tags of metrics and activities.</summary>
internal static class TagNames
{
    public const string Model = "buildtimeml.model";
    public const string Provider = "buildtimeml.provider";

    // A name of OpenTelemetry's.
    public const string ErrorType = "error.type";
}
