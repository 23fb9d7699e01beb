using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Any number of rows, for models that compute each row by itself.</summary>
    private static partial class Batches
    {
        /// <returns>Null where the inputs and outputs have not all the same first dimension, a free one or 1, or rows can differ in size.</returns>
        public static BatchInfo? Of(ClassInfo info)
        {
            if (info.States.Count > 0 || info.Inputs.Count == 0 || info.Inputs.Any(input => input.Optional is not null) || !Copies.Of(info))
            {
                return null;
            }

            EquatableArray<Extent>[] inputs = [.. info.Inputs.Select(input => input.Shape)];
            EquatableArray<Extent>[] outputs = [.. info.Outputs.Select(output => output.Shape!.Value)];
            EquatableArray<Extent>[] all = [.. inputs, .. outputs];
            if (all.Any(shape => shape.Count == 0) || all.Select(shape => shape[0]).Distinct().Count() > 1)
            {
                return null;
            }

            Extent first = all[0][0];
            bool isFree = first.Dimension is not null || first.Value == 1;
            bool isRead = info.Dimensions.All(dimension => !dimension.IsParameter && (!dimension.Varies || dimension.Variable == first.Dimension));
            long[] inputSizes = [.. inputs.Select(SizeOfRow)];
            return isFree && isRead && !inputSizes.Contains(0)
                ? new BatchInfo(first.Value, inputSizes.ToEquatableArray(), outputs.Select(SizeOfRow).ToEquatableArray())
                : null;
        }

        private static long SizeOfRow(EquatableArray<Extent> shape) => shape.Skip(1).Aggregate(1L, (size, extent) => size * extent.Value);
    }
}
