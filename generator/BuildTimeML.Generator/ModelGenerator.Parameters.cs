using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The parameters of <c>Predict</c>.</summary>
    private static class Parameters
    {
        // The types that store a call, and the members that they inherit.
        private static readonly string[] Reserved =
            ["Input", "Call", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

        /// <summary>The inputs in the order of the model, then the dimensions that no length gives; after them the inputs that may be left out, and their dimensions.</summary>
        public static EquatableArray<ParameterInfo> Of(EquatableArray<InputInfo> inputs, EquatableArray<DimensionInfo> dimensions)
        {
            (string Name, string Element, bool IsSpan, string? Default)[] parameters =
            [
                .. inputs.Where(input => input is { IsImage: false, Optional: null }).Select(input => (input.Parameter, input.Type, !input.IsScalar, (string?)null)),
                .. dimensions.Where(dimension => dimension is { IsParameter: true, IsOptional: false }).Select(dimension => (dimension.Variable, "int", false, (string?)null)),
                .. inputs.Where(input => input.Optional is not null).Select(input => (input.Parameter, input.Type, !input.IsScalar, input.IsScalar ? "null" : "default")),
                .. dimensions.Where(dimension => dimension is { IsParameter: true, IsOptional: true }).Select(dimension => (dimension.Variable, "int", false, "1")),
            ];

            // In scripts without capitals a property would have the name of its parameter.
            var properties = new NameScope([.. Reserved, .. parameters.Select(parameter => parameter.Name)]);
            return parameters.Select(parameter => new ParameterInfo(
                parameter.Name, properties.Add(Identifiers.Pascal(parameter.Name, "Input")), parameter.Element, parameter.IsSpan, parameter.Default)).ToEquatableArray();
        }

        /// <summary>As <c>Predict</c> declares them: what it returns looks at none of them.</summary>
        public static string Declare(ClassInfo info) => string.Join(", ", info.Parameters.Select(Declare));

        /// <summary>The same as arguments.</summary>
        public static string Arguments(ClassInfo info) => string.Join(", ", info.Parameters.Select(parameter => Keywords.Escape(parameter.Name)));

        /// <summary>Their names, for a call that has parameters or locals of its own beside them.</summary>
        public static NameScope Names(ClassInfo info) => new NameScope().AddAll(info.Parameters.Select(parameter => parameter.Name));

        public static string Declare(ParameterInfo parameter) => (parameter.IsSpan ? "scoped " : "") + parameter.Declaration;
    }
}
