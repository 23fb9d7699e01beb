using System.Reflection;
using System.Security.Cryptography;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace BuildTimeML.Generator.Tests;

/// <summary>A generated class, compiled and loaded, with its model in a folder of its own.</summary>
internal sealed class RunningModel : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("buildtimeml-");
    private readonly Type _test;

    /// <param name="manifest">What the class is made from; its asset is filled in here.</param>
    /// <param name="onnx">The model.</param>
    /// <param name="members">
    /// Static methods <c>object NAME(Model model)</c> that call the class, which no reflection can: spans and ref structs cannot be boxed.
    /// <c>Given</c> is what the test hands over.
    /// </param>
    public RunningModel(ModelManifest manifest, byte[] onnx, string members)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "model.onnx"), onnx);
        ModelFile? asset = manifest.Stage == ManifestStage.Signature
            ? null
            : new ModelFile("model.onnx", onnx.Length, Convert.ToHexStringLower(SHA256.HashData(onnx)));
        Compilation compilation = GeneratorTest.Compile([manifest with { Asset = asset, ClassName = "Model", Namespace = "App" }], $$"""
            using System;
            using System.Linq;
            using BuildTimeML.Runtime;

            namespace App;

            internal static class Test
            {
                public static object? Given { get; set; }

                public static object Call(Func<Model, object> body, string folder)
                {
                    using var model = new Model(new ModelOptions { ModelDirectory = folder, IntraOpThreads = 1 });
                    return body(model);
                }

            {{members}}
            }
            """);
        using var stream = new MemoryStream();
        EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success);
        Assembly assembly = Assembly.Load(stream.ToArray());
        _test = assembly.GetType("App.Test", throwOnError: true)!;
    }

    /// <summary>Runs the model as the manifest of a tiny model declares it.</summary>
    public RunningModel(TinyModel model, string members, params (string Symbol, long Maximum)[] limits)
        : this(Given.Model(model.Inputs, model.Outputs) with { MaxDimensions = Given.Limits(limits) }, model.ToOnnx(), members)
    {
    }

    /// <summary>Calls one of the members with a new instance of the class.</summary>
    public object Call(string member, object? given = null)
    {
        _test.GetProperty("Given")!.SetValue(null, given);
        MethodInfo call = _test.GetMethod("Call")!;
        Delegate body = _test.GetMethod(member)!.CreateDelegate(call.GetParameters()[0].ParameterType);
        try
        {
            return call.Invoke(null, [body, _folder.FullName])!;
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
