using BuildTimeML.Manifest;

namespace BuildTimeML.Generator.Tests;

/// <summary>A generated class, compiled and loaded, with its model in a folder of its own.</summary>
internal sealed class RunningModel : IDisposable
{
    private readonly ModelFolder _folder;
    private readonly RunningCode _code;

    /// <param name="manifest">What the class is made from; its asset is filled in here.</param>
    /// <param name="onnx">The model.</param>
    /// <param name="members">
    /// Static methods <c>object NAME(Model model)</c> that call the class, which no reflection can: spans and ref structs cannot be boxed.
    /// <c>Given</c> is what the test hands over.
    /// </param>
    public RunningModel(ModelManifest manifest, byte[] onnx, string members)
    {
        _folder = new ModelFolder(onnx);
        ModelFile? asset = manifest.Stage == ManifestStage.Signature ? null : _folder.Asset;
        _code = new RunningCode(manifest with { Asset = asset, ClassName = "Model", Namespace = "App" }, $$"""
            public static object? Given { get; set; }

            public static object Call(Func<Model, object> body, string folder)
            {
                using var model = new Model(new ModelOptions { ModelDirectory = folder, IntraOpThreads = 1 });
                return body(model);
            }

            {{members}}
            """);
    }

    /// <summary>Runs the model as the manifest of a tiny model declares it.</summary>
    public RunningModel(TinyModel model, string members, params (string Symbol, long Maximum)[] limits)
        : this(Given.Model(model.Inputs, model.Outputs) with { MaxDimensions = Given.Limits(limits), OptionalInputs = model.Defaults.Select(value => value.Input).ToEquatableArray() }, model.ToOnnx(), members)
    {
    }

    /// <summary>Where the model lies.</summary>
    public string Folder => _folder.Path;

    /// <summary>Calls one of the members with a new instance of the class.</summary>
    public object Call(string member, object? given = null)
    {
        _code.Type.GetProperty("Given")!.SetValue(null, given);
        Type body = _code.Type.GetMethod("Call")!.GetParameters()[0].ParameterType;
        return _code.Call("Call", _code.Type.GetMethod(member)!.CreateDelegate(body), Folder);
    }

    public void Dispose() => _folder.Dispose();
}
