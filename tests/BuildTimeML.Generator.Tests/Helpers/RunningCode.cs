using System.Reflection;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator.Tests;

/// <summary>A project with a generated class, compiled and loaded.</summary>
internal sealed class RunningCode
{
    /// <param name="manifest">What the class is made from; its namespace is <c>App</c>.</param>
    /// <param name="members">Static members of <see cref="Type"/>, which call the class.</param>
    /// <param name="usings">More than those of the framework and the runtime.</param>
    /// <param name="references">The same.</param>
    public RunningCode(ModelManifest manifest, string members, string usings = "", params MetadataReference[] references)
    {
        CSharpCompilation project = GeneratorTest.Compilation($$"""
            using System;
            using System.Linq;
            using BuildTimeML.Runtime;
            {{usings}}

            namespace App;

            internal static class Test
            {
            {{members}}
            }
            """).AddReferences(references);
        Type = GeneratorTest.Load(GeneratorTest.Generate(project, [manifest])).GetType("App.Test", throwOnError: true)!;
    }

    public Type Type { get; }

    public object Call(string method, params object[] arguments)
    {
        try
        {
            return Type.GetMethod(method)!.Invoke(null, arguments)!;
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }
}
