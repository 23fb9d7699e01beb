using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Graph.Functions;

/// <summary>Finds the functions that nodes call. A function of an operator's name is never called: the engine takes the operator.</summary>
public sealed class FunctionTable
{
    private readonly Dictionary<(string Domain, string Name, string Overload), ModelFunction> _functions = [];

    public FunctionTable(Model model)
    {
        foreach (ModelFunction function in model.Functions.Where(f => !IsOperator(f, model)))
        {
            _functions.TryAdd((function.Domain, function.Name, function.Overload), function);
        }
    }

    /// <returns>Null for a node that calls none of the model's functions.</returns>
    public ModelFunction? Find(Node node) => _functions.Count == 0 ? null : _functions.GetValueOrDefault((OpsetImports.Normalized(node.Domain), node.OpType, node.Overload));

    /// <summary>Whether another function before it has the same domain, name and overload.</summary>
    internal bool IsHidden(ModelFunction function) =>
        _functions.TryGetValue((function.Domain, function.Name, function.Overload), out ModelFunction? first) && first != function;

    // An operator that is to come with a later version, or is gone with an earlier one, is none.
    private static bool IsOperator(ModelFunction function, Model model) =>
        OperatorForms.All(function.Domain, function.Name).Count == 0 || model.OpsetVersion(function.Domain) is not { } version ? OpTable.Find(function.Name, function.Domain) is not null
        : OperatorForms.Find(function.Domain, function.Name, version) is { IsDeprecated: false } || (function.Domain.Length == 0 && version > OperatorForms.NewestVersion);
}
