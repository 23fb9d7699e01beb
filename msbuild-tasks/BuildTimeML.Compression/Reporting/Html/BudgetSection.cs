using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>The limits that the project sets, and what is left of each.</summary>
internal static class BudgetSection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Budgets.Count == 0)
        {
            return;
        }

        html.Markup("<section>\n<h3>Budgets</h3>\n");
        Table.Open(html, "Budgets", Column.Text("Budget"), Column.Text("Limit"), Column.Text("Measured"), Column.Number("Margin"), Column.Text("State"));
        foreach (BudgetOutcome budget in model.Budgets)
        {
            html.Add($"<tr><th scope=\"row\">{budget.Metadata}</th><td>{budget.Limit}</td><td>{budget.Measured}</td><td class=\"n\">{Text.SignedPercent(budget.Margin)}</td><td><span class=\"{(budget.IsKept ? "good" : "bad")}\">{(budget.IsKept ? "kept" : "broken")}</span></td></tr>\n");
        }

        Table.Close(html);
        html.Markup("</section>\n");
    }
}
