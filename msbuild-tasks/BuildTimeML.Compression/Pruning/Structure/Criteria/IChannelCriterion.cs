namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Tells which channels of a group matter least. The same model and samples always give the same order.</summary>
internal interface IChannelCriterion
{
    RemovalOrder Rank(ChannelGroup group);
}
