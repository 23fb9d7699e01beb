namespace BuildTimeML.Runtime.Images;

/// <summary>How an image of another size becomes one of the model's.</summary>
public enum ImageResize
{
    /// <summary>Each side by itself: the proportions change.</summary>
    Stretch,

    /// <summary>Keeps the proportions; what sticks out is cut off evenly on both sides.</summary>
    Cover,

    /// <summary>Keeps the proportions; what is missing is filled evenly on both sides.</summary>
    Contain,

    /// <summary>The shorter side gets a length, and the centre of the model's size is cut out.</summary>
    ShorterSide,
}
