namespace BuildTimeML.Build;

/// <summary>
/// Every error (BTML1xxx) and warning (BTML2xxx) of the build. Codes are never reused; docs/diagnostics.md has a row for each.
/// </summary>
internal static class BuildErrors
{
    // Budgets.
    public static readonly BuildErrorDescriptor OverMaxSize = new(
        "BTML1001", "The model is larger than its MaxSize",
        "'{0}' takes {1} as {2}, over its MaxSize of {3}. Largest tensors: {4}. {5}");

    public static readonly BuildErrorDescriptor InvalidSize = new(
        "BTML1002", "A size cannot be read",
        "{0}=\"{1}\" is not a size. Write a number and a unit: \"1.5 MB\" (10^6 bytes), \"2 MiB\" (2^20 bytes), \"800 kB\" or \"500000\" (bytes).");

    public static readonly BuildErrorDescriptor QualityBudgetBroken = new(
        "BTML1003", "The model is too far from its original",
        "'{0}' as {1} reaches {2} on {3} samples, against its {4} of {5}. {6}");

    public static readonly BuildErrorDescriptor BudgetNotMeasurable = new(
        "BTML1004", "A budget cannot be measured",
        "{0} of '{1}' cannot be measured: {2}.");

    public static readonly BuildErrorDescriptor InvalidQuantity = new(
        "BTML1005", "A quantity cannot be read",
        "{0}=\"{1}\" cannot be read. Write {2}.");

    public static readonly BuildErrorDescriptor OverCostBudget = new(
        "BTML1007", "The model takes more time or memory than its budget",
        "'{0}' as {1} takes {2}, over its {3} of {4}. {5}{6}");

    public static readonly BuildErrorDescriptor OverMaxCompressedSize = new(
        "BTML1008", "The compressed model is larger than its MaxCompressedSize",
        "'{0}' takes {1} as {2} when it is compressed, over its MaxCompressedSize of {3}. Largest tensors before that: {4}. {5}");

    public static readonly BuildErrorDescriptor OverTotalSize = new(
        "BTML1009", "The models of the project are larger than OptimizedModelsMaxTotalSize",
        "The {0} models that the project ships take {1} together, over its OptimizedModelsMaxTotalSize of {2}. The largest: {3}. Give those a smaller Precision, or raise the property.");

    // The model file.
    public static readonly BuildErrorDescriptor ModelMissing = new(
        "BTML1010", "The model file does not exist",
        "The model '{0}' does not exist. It was looked for at '{1}': correct the Include of the OptimizedModel item, or add the file.");

    public static readonly BuildErrorDescriptor ModelEmpty = new(
        "BTML1011", "The model file is empty",
        "The model '{0}' is empty (0 bytes). Copy it again; where it is kept in Git LFS, run 'git lfs pull'.");

    public static readonly BuildErrorDescriptor ModelNotOnnx = new(
        "BTML1012", "The file is not an ONNX model",
        "'{0}' is not an ONNX model: {1}. Export the model to ONNX, or correct the Include of the OptimizedModel item.");

    public static readonly BuildErrorDescriptor ModelTruncated = new(
        "BTML1013", "The model file is cut off",
        "'{0}' is cut off: {1}. Copy or download the file again.");

    public static readonly BuildErrorDescriptor ModelUnreadable = new(
        "BTML1014", "A file cannot be read",
        "'{0}' cannot be read: {1}");

    public static readonly BuildErrorDescriptor ModelInvalid = new(
        "BTML1015", "The graph of the model is not valid",
        "The graph of '{0}' is not valid: {1}");

    public static readonly BuildErrorDescriptor WeightsUnreadable = new(
        "BTML1016", "Weights beside the model cannot be read",
        "'{0}' keeps weights in files beside it, and they cannot be read: {1}. Put the files that belong to the model into its folder, as they were exported, or save it as one file.");

    public static readonly BuildErrorDescriptor OpsetTooOld = new(
        "BTML1017", "The model's operator set is too old",
        "'{0}' uses version {1} of the default operator set; compression needs {2} or later. Convert the model, or set Precision=\"Float32\".");

    public static readonly BuildErrorDescriptor ModelChanged = new(
        "BTML1018", "A file of the model changed during the build",
        "'{0}' changed while the build worked on it. Build again.");

    // The item's metadata.
    public static readonly BuildErrorDescriptor InvalidPrecision = new(
        "BTML1020", "The Precision is not known",
        "Precision=\"{0}\" is not known. Use one of: {1}.");

    public static readonly BuildErrorDescriptor InvalidOptimize = new(
        "BTML1006", "Optimize is not known",
        "Optimize=\"{0}\" is not known. Write Optimize=\"Speed\", the default, or Optimize=\"Size\".");

    public static readonly BuildErrorDescriptor InvalidMaxDimensions = new(
        "BTML1021", "MaxDimensions cannot be read",
        "MaxDimensions=\"{0}\" cannot be read at '{1}': write name=number pairs with ';' between them, as in \"batch=32;sequence=128\". The model has these named dimensions: {2}.");

    public static readonly BuildErrorDescriptor InvalidDimensions = new(
        "BTML1026", "Dimensions cannot be read",
        "Dimensions=\"{0}\" cannot be read at '{1}': write name=number pairs with ';' between them, as in \"batch=1;sequence=48\". The inputs of the model have these named dimensions: {2}.");

    public static readonly BuildErrorDescriptor DimensionsDoNotFit = new(
        "BTML1027", "The model cannot have such Dimensions",
        "Dimensions=\"{0}\" does not fit '{1}': {2}. Use other numbers, or leave the dimension free.");

    public static readonly BuildErrorDescriptor InvalidState = new(
        "BTML1028", "State cannot be used",
        "State=\"{0}\" cannot be used for '{1}' at '{2}': {3}. Write input:output pairs of equal types and shapes with ';' between them, as in \"h:hN;c:cN\".");

    public static readonly BuildErrorDescriptor InvalidOptionalInputs = new(
        "BTML1055", "OptionalInputs cannot be used",
        "OptionalInputs=\"{0}\" cannot be used for '{1}' at '{2}': {3}. Write the names of inputs that have an initializer as their default, with ';' between them, as in \"threshold;scale\".");

    public static readonly BuildErrorDescriptor Contradiction = new(
        "BTML1046", "Metadata contradict each other",
        "{0} and {1} of '{2}' contradict each other: {3}.");

    public static readonly BuildErrorDescriptor UnknownMetadata = new(
        "BTML2030", "A metadata name is not known",
        "OptimizedModel has no metadata '{0}', so that '{1}' is built as if it was not there. {2}");

    public static readonly BuildErrorDescriptor LabelsMissing = new(
        "BTML1022", "The labels file does not exist",
        "The labels file '{0}' does not exist. It was looked for at '{1}'.");

    public static readonly BuildErrorDescriptor LabelsDoNotFit = new(
        "BTML1023", "The labels do not fit the model",
        "'{0}' has {1} labels, but no output of '{2}' has that many scores. Its outputs: {3}.");

    public static readonly BuildErrorDescriptor DuplicateClass = new(
        "BTML1024", "Two models make the same class",
        "'{0}' and '{1}' both make the class {2}. Set ClassName or Namespace on one of them.");

    public static readonly BuildErrorDescriptor InvalidIdentifier = new(
        "BTML1025", "ClassName or Namespace is not an identifier",
        "{0}=\"{1}\" is not a valid C# name. '{2}' would be.");

    public static readonly BuildErrorDescriptor TooLargeToEmbed = new(
        "BTML1019", "The optimised model is too large for an assembly",
        "'{0}' as {1} takes {2} bytes, and Embed=\"{3}\" can put {4} into an assembly. Leave Embed out: the model then lies beside the application.");

    public static readonly BuildErrorDescriptor UnknownValue = new(
        "BTML1029", "A metadata value is not known",
        "{0}=\"{1}\" is not known. Use {2}.");

    public static readonly BuildErrorDescriptor InvalidExecutionProviders = new(
        "BTML1051", "ExecutionProviders cannot be used",
        "ExecutionProviders=\"{0}\" of '{1}' cannot be used at '{2}': {3}. Use these, the preferred first, with ';' between them: {4}.");

    public static readonly BuildErrorDescriptor InvalidVariants = new(
        "BTML1050", "Variants cannot be used",
        "Variants=\"{0}\" of '{1}' cannot be used at '{2}': {3}. Write provider=precision pairs with ';' between them, as in \"Cuda=Float16\".");

    // Data.
    public static readonly BuildErrorDescriptor PruningNeedsSamples = new(
        "BTML1100", "Pruning needs samples",
        "{0} of '{1}' is decided with samples of real inputs. Add CalibrationData=\"Calibration/*.npy\" (or .png, .jpg, .csv, ...) with some dozens of them, or leave it out.");

    public static readonly BuildErrorDescriptor TrainingNeedsData = new(
        "BTML1101", "Training needs data",
        "Recover=\"{0}\" of '{1}' needs {2}.");

    public static readonly BuildErrorDescriptor InvalidTraining = new(
        "BTML1102", "Training cannot be read",
        "Training=\"{0}\" cannot be read at '{1}': {2}. Write name=value pairs with ';' between them, as in \"epochs=20; learningRate=1e-3\".");

    public static readonly BuildErrorDescriptor NotTrained = new(
        "BTML1103", "The model would have to be trained",
        "'{0}' would have to be trained, because {1}, and OptimizedModelTraining is Check. Run 'dotnet build -t:TrainModels' and commit '{2}' with the file beside it.");

    public static readonly BuildErrorDescriptor TeacherUnusable = new(
        "BTML1104", "The Teacher cannot be used",
        "The teacher '{0}' of '{1}' cannot be used: {2}.");

    public static readonly BuildErrorDescriptor SamplesMissing = new(
        "BTML1060", "A precision needs data to calibrate with",
        "Precision=\"{0}\" of '{1}' needs samples of real inputs. Add CalibrationData=\"Calibration/*.npy\" (or .png, .jpg, .csv, ...) with 100 or more of them, or set Precision=\"Int8Dynamic\", which needs none.");

    public static readonly BuildErrorDescriptor EvaluationLabelsDoNotFit = new(
        "BTML1061", "The labels do not fit the evaluation data",
        "EvaluationLabels of '{0}' do not fit: {1}. Give one label per row, in the order of the samples.");

    // The engine and the worker.
    public static readonly BuildErrorDescriptor EngineNotFound = new(
        "BTML1030", "ONNX Runtime for this machine was not found",
        "The build runs the model to verify it and found no ONNX Runtime for {0}. Add <PackageReference Include=\"Microsoft.ML.OnnxRuntime\" Version=\"{1}\" /> to the project, or set the property BuildTimeMLEnginePath to the path of {2}.");

    public static readonly BuildErrorDescriptor EngineUnusable = new(
        "BTML1031", "ONNX Runtime cannot be used",
        "ONNX Runtime at '{0}' cannot be used: {1}");

    public static readonly BuildErrorDescriptor OriginalRefused = new(
        "BTML1032", "ONNX Runtime refuses the model",
        "ONNX Runtime refuses '{0}' as it is, before any compression: {1}");

    public static readonly BuildErrorDescriptor OptimizedRefused = new(
        "BTML1033", "ONNX Runtime refuses the optimised model",
        "ONNX Runtime runs '{0}' but refuses it as {1}: {2}. Use another Precision, and please report this model.");

    public static readonly BuildErrorDescriptor OptimizedDiffers = new(
        "BTML1034", "The optimised model does not compute what the original does",
        "'{0}' as {1} gives another result than the original: {2}. Use another Precision, and please report this model.");

    public static readonly BuildErrorDescriptor WorkerCrashed = new(
        "BTML1035", "The worker ended unexpectedly",
        "The worker ended with exit code {0} ({1}) while it worked on '{2}' (phase: {3}). The log is '{4}'.");

    public static readonly BuildErrorDescriptor WorkerTimedOut = new(
        "BTML1092", "A model takes longer than it may",
        "'{0}' took longer than the OptimizedModelTimeout of {1}, and the worker was ended (phase: {2}). The log is '{3}'. Raise the property, or leave it out.");

    public static readonly BuildErrorDescriptor InvalidTimeout = new(
        "BTML1093", "OptimizedModelTimeout cannot be read",
        "The property OptimizedModelTimeout is \"{0}\", which is no time. Write a number and a unit, such as \"90 s\", \"10 min\" or \"2 h\", or leave it out.");

    public static readonly BuildErrorDescriptor TargetFrameworkTooOld = new(
        "BTML1094", "The target framework cannot run the classes",
        "The project is built for {0}, and the class of '{1}' needs net10.0 or later. Set <TargetFramework>net10.0</TargetFramework> or, where there are several, Condition=\"$([MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'net10.0'))\" on the OptimizedModel item.");

    public static readonly BuildErrorDescriptor WorkerNotStarted = new(
        "BTML1036", "The worker cannot be started",
        "The worker '{0}' cannot be started with '{1}': {2}");

    public static readonly BuildErrorDescriptor OutputNotWritten = new(
        "BTML1037", "An output cannot be written",
        "'{0}' cannot be written: {1}");

    public static readonly BuildErrorDescriptor OutOfMemory = new(
        "BTML1038", "The worker ran out of memory",
        "The worker ran out of memory while it worked on '{0}' ({1}).");

    public static readonly BuildErrorDescriptor OptimizationFailed = new(
        "BTML1039", "The optimiser failed",
        "'{0}' cannot be optimised: {1}. Use another Precision, and please report this model.");

    // Runs on samples.
    public static readonly BuildErrorDescriptor SampleRefused = new(
        "BTML1071", "ONNX Runtime cannot run the model on a sample",
        "The model does not run on sample {0} of {1} of the {2} data: {3}. Take the sample out, or give it the types, shapes and values that the model takes.");

    public static readonly BuildErrorDescriptor CalibrationNotFinite = new(
        "BTML1072", "A calibration sample makes the model give numbers that are not finite",
        "Sample {0} of {1} of the calibration data makes the value '{2}' hold infinity or NaN, and no range holds those. Take the sample out of CalibrationData, or check that it is prepared as the model's inputs were in training.");

    // The data to calibrate with and to evaluate on.
    public static readonly BuildErrorDescriptor InvalidPreprocess = new(
        "BTML1040", "Preprocess cannot be used",
        "Preprocess=\"{0}\" of '{1}' cannot be used: {2}. It is written as \"image: size=224x224; layout=NCHW; order=RGB; scale=1/255; mean=0.485,0.456,0.406; std=0.229,0.224,0.225; resize=cover\".");

    public static readonly BuildErrorDescriptor DataNotFound = new(
        "BTML1041", "No file of samples was found",
        "{0}=\"{1}\" of '{2}' names no file: nothing matches '{3}' in '{4}'. Correct the pattern, or add the files.");

    public static readonly BuildErrorDescriptor DataUnusable = new(
        "BTML1042", "A file of samples cannot be used",
        "'{0}', which {1} of '{2}' names, cannot be used: {3}.");

    public static readonly BuildErrorDescriptor InvalidCalibrationSamples = new(
        "BTML1043", "CalibrationSamples cannot be read",
        "CalibrationSamples=\"{0}\" is not a number of samples. Write one from 1 to {1}, such as 500.");

    public static readonly BuildErrorDescriptor InvalidHoldBack = new(
        "BTML1044", "HoldBack cannot be read",
        "HoldBack=\"{0}\" is not a share. Write one from 0 to 90 %, such as \"20 %\": so much of the CalibrationData is kept to evaluate on.");

    public static readonly BuildErrorDescriptor LabelsWithoutData = new(
        "BTML1045", "EvaluationLabels has nothing to label",
        "EvaluationLabels=\"{0}\" of '{1}' labels the samples of EvaluationData, which is missing. Add EvaluationData, or leave EvaluationLabels out.");

    // Training.
    public static readonly BuildErrorDescriptor NotTrainable = new(
        "BTML1110", "The model cannot be trained",
        "'{0}' cannot be trained: {1}. Leave training out, or change what the message names.");

    public static readonly BuildErrorDescriptor TrainingNotFinite = new(
        "BTML1111", "Training ended in a number that is not finite",
        "Training '{0}' ended at step {1} of {2}, in epoch {3}: {4} is {5}. The learning rate was {6}: try a tenth of it, a longer warm-up, or a smaller clipNorm; and look for samples with numbers that are not finite.");

    public static readonly BuildErrorDescriptor TrainingSamplesDiffer = new(
        "BTML1112", "Samples to train with differ in their shapes",
        "'{0}' cannot be trained on sample {1}: its '{2}' is {3}, and that of the first sample is {4}. Bring all samples to one shape, by padding or cutting.");

    // What projects share.
    public static readonly BuildErrorDescriptor InvalidCacheSize = new(
        "BTML1080", "OptimizedModelCacheMaxSize cannot be read",
        "The property OptimizedModelCacheMaxSize is \"{0}\", which is no size. Write a number and a unit, such as \"2 GB\", or leave it out.");

    // The tool.
    public static readonly BuildErrorDescriptor EngineNotFoundByTool = new(
        "BTML1090", "The tool found no ONNX Runtime",
        "No ONNX Runtime for {0} was found: {1}. Name {3} by --engine PATH or by the variable {2}, or restore a project with <PackageReference Include=\"Microsoft.ML.OnnxRuntime\" Version=\"{4}\" />.");

    public static readonly BuildErrorDescriptor NotMeasured = new(
        "BTML1091", "A model cannot be measured",
        "'{0}' cannot be measured: {1}. Give it inputs that it takes, by --data or --dimensions.");

    public static readonly BuildErrorDescriptor InvalidLock = new(
        "BTML1081", "A property of the lock file cannot be read",
        "The property {0} is \"{1}\", which cannot be read: {2}.");

    public static readonly BuildErrorDescriptor LockNotKept = new(
        "BTML1082", "The build is not what the lock file says",
        "'{0}' is not what '{1}' says: {2}. Build with OptimizedModelLock=true, look at what changed in the file, and commit it.");

    // Warnings.
    public static readonly BuildErrorDescriptor NothingToCompress = new(
        "BTML2001", "The precision changed nothing",
        "Precision=\"{1}\" found nothing to compress in '{0}': {2}");

    public static readonly BuildErrorDescriptor OpsetNotUpgraded = new(
        "BTML2002", "The model's operator set cannot be upgraded",
        "'{0}' stays at version {1} of the default operator set, and what needs a newer one is left as it is: {2}. Export the model with a newer version.");

    public static readonly BuildErrorDescriptor ShapesContradict = new(
        "BTML2003", "The model declares shapes that its operators do not give",
        "'{0}' declares other shapes than its operators give: {1}. The engine has the last word; export the model again, or correct the declared shapes.");

    public static readonly BuildErrorDescriptor NotFused = new(
        "BTML2004", "Nodes that were to compute in 8 bits do not",
        "'{0}' as {1} has nodes that the engine does not fuse into operators of 8 bits, so that they take longer than they could: {2}. Set Precision=\"Int8WeightOnly\" if that costs too much, and please report this model.");

    public static readonly BuildErrorDescriptor NotKeptFloat = new(
        "BTML2005", "Layers that were to stay float32 compute in 8 bits",
        "'{0}' as {1} has layers that stay float32 to keep its budgets, and that the engine computes in 8 bits all the same: {2}. The budgets were measured with that; please report this model.");

    public static readonly BuildErrorDescriptor NothingPruned = new(
        "BTML2050", "Pruning changed nothing",
        "Nothing of '{0}' was pruned: {1}. Take the pruning out of the item, or other values.");

    public static readonly BuildErrorDescriptor SlowerThanFloat = new(
        "BTML2010", "The precision would make the model slower",
        "'{0}' as {1} takes {2} times the time of the float model on this machine, so it is shipped as {3}. Set Optimize=\"Size\" to ship it all the same, or Precision=\"{3}\".");

    public static readonly BuildErrorDescriptor NoClassInThisLanguage = new(
        "BTML2021", "There is no class in this language",
        "The model '{0}' is optimised and lies beside the application, and no class is generated for it: the generator writes C#, and the project is in {1}. Put the item into a C# library and reference that.");

    public static readonly BuildErrorDescriptor EnginesCollide = new(
        "BTML2020", "Several packages bring ONNX Runtime",
        "The packages {0} each bring {1} for {2}: one overwrites the other, and the application may get either. Each of them runs models on the CPU too, so keep one. Remove the reference to the others or, where another package brings it along, add <PackageReference Include=\"{3}\" Version=\"...\" ExcludeAssets=\"all\" />.");

    public static readonly BuildErrorDescriptor LockDeviates = new(
        "BTML2040", "The build deviates from the lock file",
        "'{0}' is no more what '{1}' says: {2}. The file is up to date again: commit it, or find out why.");

    public static IReadOnlyList<BuildErrorDescriptor> All { get; } =
    [
        OverMaxSize, InvalidSize, QualityBudgetBroken, BudgetNotMeasurable, InvalidQuantity, OverCostBudget, OverMaxCompressedSize, OverTotalSize, InvalidOptimize,
        ModelMissing, ModelEmpty, ModelNotOnnx, ModelTruncated, ModelUnreadable, ModelInvalid, WeightsUnreadable, OpsetTooOld, ModelChanged,
        InvalidPrecision, InvalidMaxDimensions, InvalidDimensions, DimensionsDoNotFit, InvalidState, InvalidOptionalInputs, LabelsMissing, LabelsDoNotFit, DuplicateClass, InvalidIdentifier, TooLargeToEmbed, UnknownValue, InvalidVariants, InvalidExecutionProviders, Contradiction,
        PruningNeedsSamples, TrainingNeedsData, InvalidTraining, NotTrained, TeacherUnusable,
        SamplesMissing, EvaluationLabelsDoNotFit,
        EngineNotFound, EngineUnusable, OriginalRefused, OptimizedRefused, OptimizedDiffers,
        WorkerCrashed, WorkerTimedOut, InvalidTimeout, TargetFrameworkTooOld, WorkerNotStarted, OutputNotWritten, OutOfMemory, OptimizationFailed,
        SampleRefused, CalibrationNotFinite,
        InvalidPreprocess, DataNotFound, DataUnusable, InvalidCalibrationSamples, InvalidHoldBack, LabelsWithoutData,
        NotTrainable, TrainingNotFinite, TrainingSamplesDiffer,
        InvalidCacheSize, InvalidLock, LockNotKept,
        EngineNotFoundByTool, NotMeasured,
        NothingToCompress, OpsetNotUpgraded, ShapesContradict, NotFused, NotKeptFloat, SlowerThanFloat, NoClassInThisLanguage, EnginesCollide, NothingPruned, UnknownMetadata, LockDeviates,
    ];
}
