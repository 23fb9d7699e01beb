namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class NetworkForms
{
    private const string Statistics = "float[3] s = {1, 0.5, 2}, float[3] b = {0.1, 0.2, -0.3}, float[3] m = {0.3, -0.2, 0}, float[3] v = {1, 0.5, 2}";

    public static IEnumerable<OldForm> All =>
    [
        new("AveragePool", 7, 1e-6, "(float[1, 2, 7, 7] x) => (y) { y = AveragePool<kernel_shape = [3, 2], strides = [2, 1], pads = [1, 0, 1, 1], count_include_pad = 1>(x) }"),
        new("AveragePool", 7, 1e-6, "(float[1, 2, 7, 7] x) => (y) { y = AveragePool<kernel_shape = [3, 3], auto_pad = \"SAME_UPPER\", strides = [2, 2]>(x) }"),
        new("AveragePool", 10, 1e-6, "(float[1, 2, 6, 6] x) => (y) { y = AveragePool<kernel_shape = [3, 3], strides = [2, 2], ceil_mode = 1>(x) }"),
        new("AveragePool", 10, 1e-6, "(float[1, 2, 6, 6] x) => (y) { y = AveragePool<kernel_shape = [3, 3], strides = [2, 2], pads = [1, 1, 1, 1], ceil_mode = 1, count_include_pad = 1>(x) }"),
        new("MaxPool", 7, 0, "(float[1, 2, 7, 7] x) => (y) { y = MaxPool<kernel_shape = [3, 2], strides = [2, 1], pads = [1, 0, 1, 1]>(x) }"),
        new("MaxPool", 8, 0, "(float[1, 2, 7, 7] x) => (y, i) { y, i = MaxPool<kernel_shape = [2, 2], strides = [2, 2], storage_order = 1>(x) }"),
        new("MaxPool", 10, 0, "(float[1, 2, 8, 8] x) => (y) { y = MaxPool<kernel_shape = [3, 3], dilations = [2, 1], ceil_mode = 1, strides = [2, 2]>(x) }"),
        new("LpPool", 7, 0, "(float[1, 2, 7, 7] x) => (y) { y = LpPool<kernel_shape = [3, 2], p = 3, pads = [1, 0, 1, 1]>(x) }"),
        new("MaxUnpool", 9, 0, "(float[1, 1, 4, 4] x) => (y) { p, i = MaxPool<kernel_shape = [2, 2], strides = [2, 2]>(x) y = MaxUnpool<kernel_shape = [2, 2], strides = [2, 2]>(p, i) }"),
        new("BatchNormalization", 7, 0, $"(float[2, 3, 4] x) => (y) <{Statistics}> {{ y = BatchNormalization<epsilon = 0.01, spatial = 1>(x, s, b, m, v) }}"),
        new("BatchNormalization", 7, 0, $"(float[2, 3, 4] x) => (y) <{Statistics}> {{ y = BatchNormalization(x, s, b, m, v) }}"),
        new("BatchNormalization", 7, 1e-6, $"(float[2, 3] x) => (y) <{Statistics}> {{ y = BatchNormalization<spatial = 0, epsilon = 0.01>(x, s, b, m, v) }}"),
        new("BatchNormalization", 9, 0, $"(float[2, 3, 4] x) => (y) <{Statistics}> {{ y = BatchNormalization<momentum = 0.5>(x, s, b, m, v) }}"),
        new("Conv", 7, 0, "(float[1, 2, 7, 7] x) => (y) <float[3, 2, 3, 3] w = random(1), float[3] b = random(2)> { y = Conv<pads = [1, 1, 1, 1], strides = [2, 2]>(x, w, b) }"),
        new("Conv", 7, 0, "(float[1, 2, 7, 7] x) => (y) <float[4, 1, 2, 2] w = random(1)> { y = Conv<group = 2, auto_pad = \"SAME_LOWER\", dilations = [1, 1]>(x, w) }"),
        new("ConvTranspose", 7, 0, "(float[1, 2, 4, 4] x) => (y) <float[2, 3, 3, 3] w = random(1)> { y = ConvTranspose<strides = [2, 2], output_padding = [1, 1], pads = [1, 1, 1, 1]>(x, w) }"),
        new("ConvTranspose", 7, 0, "(float[1, 2, 4, 4] x) => (y) <float[2, 3, 3, 3] w = random(1)> { y = ConvTranspose<strides = [2, 2], output_shape = [8, 8], auto_pad = \"SAME_UPPER\">(x, w) }"),
        new("Dropout", 7, 0, "(float[2, 3] x) => (y) { y = Dropout<ratio = 0.3>(x) }"),
        new("Dropout", 7, 0, "(float[2, 3] x) => (y) <float[2, 3] mask> { d, mask = Dropout(x) y = Relu(d) }"),
        new("Dropout", 10, 0, "(float[2, 3] x) => (y) { y = Dropout<ratio = 0.9>(x) }"),
        new("Gemm", 7, 0, "(float[2, 3] x) => (y) <float[4, 3] w = random(1), float[4] c = random(2)> { y = Gemm<alpha = 0.5, beta = 2.0, transB = 1>(x, w, c) }"),
        new("Gemm", 11, 0, "(float[3, 2] x) => (y) <float[3, 4] w = random(1)> { y = Gemm<transA = 1>(x, w) }"),
        new("MatMul", 7, 0, "(float[5, 2, 3] x) => (y) <float[3, 4] w = random(1)> { y = MatMul(x, w) }"),
        new("LRN", 7, 0, "(float[1, 5, 2, 2] x) => (y) { y = LRN<size = 3, alpha = 0.01, beta = 0.5, bias = 2.0>(x) }"),
        new("MeanVarianceNormalization", 9, 0, "(float[2, 3, 2, 2] x) => (y) { y = MeanVarianceNormalization(x) }"),
        new("GroupNormalization", 18, 1e-6, "(float[2, 6, 3, 3] x) => (y) <float[2] s = {1, -0.5}, float[2] b = {0.25, 2}> { y = GroupNormalization<num_groups = 2, epsilon = 0.01>(x, s, b) }"),
        new("GroupNormalization", 18, 1e-6, "(float[2, 6, 3] x, float[3] s, float[3] b) => (y) { y = GroupNormalization<num_groups = 3>(x, s, b) }"),
        new("NegativeLogLikelihoodLoss", 12, 0, "(float[2, 3] x, int64[2] t) => (y) { y = NegativeLogLikelihoodLoss<reduction = \"mean\">(x, t) }"),
        new("SoftmaxCrossEntropyLoss", 12, 0, "(float[2, 3] x, int64[2] t) => (y, l) { y, l = SoftmaxCrossEntropyLoss(x, t) }"),
        new("DFT", 17, 0, "(float[2, 5, 4, 1] x) => (y) { y = DFT(x) }"),
        new("DFT", 17, 0, "(float[2, 5, 4, 1] x) => (y) <int64 n = {6}> { y = DFT<axis = 2, onesided = 1>(x, n) }"),
    ];
}
