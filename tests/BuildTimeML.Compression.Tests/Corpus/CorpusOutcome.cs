namespace BuildTimeML.Compression.Tests.Corpus;

/// <summary>What became of a case.</summary>
internal enum CorpusOutcome
{
    /// <summary>Simplified, it gives what is expected, as it did before.</summary>
    Right,

    /// <summary>It gave what is expected before it was simplified, and does not any more: our fault.</summary>
    Broken,

    /// <summary>An input or output is no tensor of numbers that this program can give to the engine.</summary>
    NotTensors,

    /// <summary>The engine does not load the original.</summary>
    NotLoaded,

    /// <summary>The engine does not run the original.</summary>
    NotRun,

    /// <summary>The engine gives something else for the original.</summary>
    OtherResults,
}
