namespace HeadlineClassifier;

internal static class Usage
{
    public const string Text = """
        Sorts news headlines into World, Sports, Business and Sci/Tech, with a model that was compressed when this program was built.

        Usage:
          dotnet run --project sample-app -- HEADLINE      classifies one headline, with the score of every topic
          dotnet run --project sample-app < FILE           classifies each line: topic, score and headline, separated by tabs
          dotnet run --project sample-app                  asks for headlines
          dotnet run --project sample-app -- --help        prints this text

        Example:
          dotnet run --project sample-app -- "Oil prices climb as OPEC agrees to cut output"
        """;
}
