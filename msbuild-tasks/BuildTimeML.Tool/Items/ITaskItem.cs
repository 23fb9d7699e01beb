namespace Microsoft.Build.Framework;

/// <summary>
/// What the reading of items asks of MSBuild's type of this name. That code is the task's, so that an option of the tool means what
/// the metadata of an item means; MSBuild itself is not needed for it.
/// </summary>
internal interface ITaskItem
{
    string ItemSpec { get; set; }

    /// <summary>Empty where there is none.</summary>
    string GetMetadata(string metadataName);

    void SetMetadata(string metadataName, string metadataValue);
}
