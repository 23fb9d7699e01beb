namespace BuildTimeML.Manifest;

/// <summary>Who may use a generated class: everyone, or its own assembly.</summary>
internal enum ClassAccessibility
{
    Public,
    Internal,
}
