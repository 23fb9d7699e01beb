using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The registration of a class with Microsoft.Extensions.DependencyInjection.</summary>
    private static class Services
    {
        private const string Alias = "MicrosoftDI";

        private const string Container = "Microsoft.Extensions.DependencyInjection.Abstractions";

        private const string LoggerFactory = "global::Microsoft.Extensions.Logging.ILoggerFactory";

        // The first version that has services with keys.
        private static readonly Version Oldest = new(8, 0);

        /// <summary>Asked of each reference once: a compilation would make its symbols anew at every keystroke.</summary>
        public static bool IsContainer(MetadataReference reference)
        {
            try
            {
                return reference is PortableExecutableReference file
                    && Path.GetFileNameWithoutExtension(file.FilePath) == Container
                    && file.GetMetadata() is AssemblyMetadata assembly
                    && assembly.GetModules()[0].GetMetadataReader().GetAssemblyDefinition().Version >= Oldest;
            }
            catch (Exception e) when (e is IOException or BadImageFormatException)
            {
                // The compiler says so itself.
                return false;
            }
        }

        public static string Write(ClassInfo info)
        {
            string name = Keywords.EscapeType(info.Name);
            var writer = new IndentedTextWriter();
            Class.WriteHeader(info, writer, $"using {Alias} = global::Microsoft.Extensions.DependencyInjection;");
            writer.WriteLine($"/// <summary>Registers <see cref=\"{name}\"/> for injection.</summary>");
            writer.WriteLine(GeneratedCode);
            using (writer.WriteBlock($"{Class.AccessibilityOf(info)} static partial class {info.Name}ServiceCollectionExtensions"))
            {
                WriteAdd(info, name, writer);
            }

            return writer.ToString();
        }

        private static void WriteAdd(ClassInfo info, string name, IndentedTextWriter writer)
        {
            writer.WriteLine($$"""
                /// <summary>
                /// Adds <see cref="{{name}}"/>, and the same as <see cref="{{RuntimeName}}.IPredictor{TInput, TOutput}"/>. The model is loaded once, when the
                /// first instance is asked for; each instance has buffers of its own and serves one caller at a time.{{Sharing(info)}}
                /// </summary>
                /// <param name="services">Where to; what is registered there already stays.</param>
                /// <param name="options">How the model is loaded; null for the defaults.</param>
                /// <param name="lifetime">Who shares an instance: nobody may use it while another does.</param>
                /// <returns>The same services.</returns>
                """);
            writer.WriteLine($"""
                public static {Alias}::IServiceCollection Add{info.Name}(
                    this {Alias}::IServiceCollection services,
                    {RuntimeName}.ModelOptions? options = null,
                    {Alias}::ServiceLifetime lifetime = {Alias}::ServiceLifetime.Scoped)
                """);
            using (writer.WriteBlock())
            {
                writer.WriteLine($"""
                    {Alias}::ServiceDescriptor[] descriptors =
                    [
                        {Alias}::ServiceDescriptor.KeyedSingleton(typeof({name}), (provider, _) => Load(provider, options)),
                        new(typeof({name}), static provider => new {name}({Get("Keyed", $"{RuntimeName}.ModelSession", $", typeof({name})")}), lifetime),
                        new(typeof({Predictor.InterfaceOf(info)}), static provider => {Get("", name)}, lifetime),{PoolOf(info, name)}
                    ];
                    {Alias}::Extensions.ServiceCollectionDescriptorExtensions.TryAdd(services, descriptors);
                    return services;
                    """);
            }

            writer.WriteLine();
            using (writer.WriteBlock($"private static {RuntimeName}.ModelSession Load(global::System.IServiceProvider provider, {RuntimeName}.ModelOptions? options)"))
            {
                writer.WriteLine($"""
                    {RuntimeName}.OnnxRuntimeEngine.LoggerFactory ??= ({LoggerFactory}?)provider.GetService(typeof({LoggerFactory}));
                    return {RuntimeName}.ModelSession.Load({info.GlobalName}.Info, options);
                    """);
            }
        }

        private static string Sharing(ClassInfo info) => Pool.Of(info)
            ? $" <see cref=\"{Keywords.EscapeType(info.Name)}.Pool\"/> serves all\n/// of them, with a model of its own; there is one."
            : "";

        // A session of its own, loaded when it is first asked for: a pool gives each call one thread, an instance all of them.
        private static string PoolOf(ClassInfo info, string name) => Pool.Of(info)
            ? $"\n    {Alias}::ServiceDescriptor.Singleton(typeof({name}.Pool), _ => new {name}.Pool(options: options)),"
            : "";

        private static string Get(string kind, string service, string key = "") =>
            $"{Alias}::ServiceProvider{kind}ServiceExtensions.GetRequired{kind}Service<{service}>(provider{key})";
    }
}
