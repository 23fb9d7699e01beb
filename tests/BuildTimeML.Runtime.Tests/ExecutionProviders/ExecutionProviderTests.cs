using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

public class ExecutionProviderTests
{
    /// <summary>Each with every property set, and what the engine gets to see.</summary>
    public static TheoryData<ExecutionProvider, string> Everything { get; } = new()
    {
        {
            new Cuda
            {
                DeviceId = 1, MemoryLimit = 5_000_000_000, ArenaExtension = ArenaExtension.SameAsRequested, ConvolutionSearch = ConvolutionSearch.Heuristic,
                ConvolutionMaxWorkspace = true, CopyInDefaultStream = true, Graph = true, Tf32 = false, PreferNhwc = false,
            },
            "arena_extend_strategy=kSameAsRequested cudnn_conv_algo_search=HEURISTIC cudnn_conv_use_max_workspace=1 device_id=1 do_copy_in_default_stream=1 enable_cuda_graph=1 gpu_mem_limit=5000000000 prefer_nhwc=0 use_tf32=0"
        },
        {
            new TensorRt
            {
                DeviceId = 1, Fp16 = true, Int8 = false, MaxWorkspaceSize = 1 << 30, EngineCachePath = "engines", TimingCachePath = "times", MinSubgraphSize = 5,
                OptimizationLevel = 5, Graph = true,
            },
            "device_id=1 trt_builder_optimization_level=5 trt_cuda_graph_enable=1 trt_engine_cache_enable=1 trt_engine_cache_path=engines trt_fp16_enable=1 trt_int8_enable=0 trt_max_workspace_size=1073741824 trt_min_subgraph_size=5 trt_timing_cache_enable=1 trt_timing_cache_path=times"
        },
        { new DirectMl { DeviceId = 2 }, "device_id=2" },
        { new DirectMl { PerformancePreference = DirectMlPreference.MinimumPower }, "performance_preference=minimum_power" },
        {
            new CoreMl
            {
                ComputeUnits = CoreMlComputeUnits.CpuAndNeuralEngine, ModelFormat = CoreMlModelFormat.MlProgram, RequireStaticInputShapes = true, EnableOnSubgraphs = false,
                ModelCacheDirectory = "cache",
            },
            "EnableOnSubgraphs=0 MLComputeUnits=CPUAndNeuralEngine ModelCacheDirectory=cache ModelFormat=MLProgram RequireStaticInputShapes=1"
        },
        {
            new OpenVino { DeviceType = "GPU.1", Precision = OpenVinoPrecision.Accuracy, Threads = 4, Streams = 2, CacheDirectory = "cache" },
            "cache_dir=cache device_type=GPU.1 num_of_threads=4 num_streams=2 precision=ACCURACY"
        },
        {
            new Qnn { Backend = QnnBackend.Htp, BackendPath = "QnnHtp.dll", Performance = QnnPerformance.ExtremePowerSaver, FinalizationOptimization = 3, Fp16 = false },
            "backend_path=QnnHtp.dll backend_type=htp enable_htp_fp16_precision=0 htp_graph_finalization_optimization_mode=3 htp_performance_mode=extreme_power_saver"
        },
        { new Xnnpack { Threads = 3 }, "intra_op_num_threads=3" },
        {
            new WebGpu { PreferredLayout = WebGpuLayout.Nchw, GraphCapture = true, PowerPreference = WebGpuPower.LowPower, Validation = WebGpuValidation.Full },
            "enableGraphCapture=1 powerPreference=low-power preferredLayout=NCHW validationMode=full"
        },
        { new Cuda { DeviceId = 1, Options = new Dictionary<string, string> { ["device_id"] = "3", ["tunable_op_enable"] = "1" } }, "device_id=3 tunable_op_enable=1" },
    };

    [Theory]
    [MemberData(nameof(Everything))]
    public void Properties_reach_the_engine_under_its_names(ExecutionProvider provider, string expected)
    {
        ArgumentNullException.ThrowIfNull(provider);
        IEnumerable<string> settings = provider.ReadSettings().Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={e.Value}");

        Assert.Equal(expected, string.Join(' ', settings));
    }

    [Fact]
    public void Every_property_is_tried_above()
    {
        IEnumerable<string> all = typeof(ExecutionProvider).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(ExecutionProvider)) && !t.IsAbstract && t != typeof(Cpu))
            .SelectMany(t => t.GetProperties().Where(p => p.CanWrite && p.Name != nameof(ExecutionProvider.Options)).Select(p => $"{t.Name}.{p.Name}"));
        IEnumerable<string> set = Everything.Select(row => row[0])
            .SelectMany(p => p.GetType().GetProperties().Where(q => q.CanWrite && q.Name != nameof(ExecutionProvider.Options) && q.GetValue(p) is not null).Select(q => $"{p.GetType().Name}.{q.Name}"));

        Assert.Equal(all.Order(), set.Distinct().Order());
    }

    [Fact]
    public void Nothing_is_said_about_what_is_not_set() =>
        Assert.All(ExecutionProviderTable.Names, name => Assert.Empty(ExecutionProviderTable.Create(name).ReadSettings().Entries));

    [Fact]
    public void Every_provider_is_in_the_table_under_its_name()
    {
        IEnumerable<string> providers = typeof(ExecutionProvider).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(ExecutionProvider)) && !t.IsAbstract && t.GetConstructor([]) is not null).Select(t => t.Name);

        Assert.Equal(providers.Order(), ExecutionProviderTable.Names.Order());
        Assert.All(ExecutionProviderTable.Names, name => Assert.Equal(name, ExecutionProviderTable.Create(name).Name));
        Assert.All(ExecutionProviderTable.Names, name => Assert.Equal(name, ExecutionProviderTable.Create(name.ToUpperInvariant()).Name));
    }

    [Fact]
    public void The_build_knows_the_same_names() => Assert.Equal(ExecutionProviderTable.Names, BuildTimeML.Build.ProviderNames.All);

    [Fact]
    public void A_name_that_is_not_in_the_table_is_refused_with_those_that_are()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ExecutionProviderTable.Create("Gpu"));

        Assert.StartsWith("There is no execution provider 'Gpu'. There are Cpu, Cuda, TensorRt,", error.Message, StringComparison.Ordinal);
    }
}
