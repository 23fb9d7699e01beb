using System.Runtime.InteropServices;
using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Devices, and the execution providers of libraries that are registered: a table of its own, because older engines have none.</summary>
/// <param name="table">The <c>OrtApi</c> of version <see cref="RequiredVersion"/> or later.</param>
/// <param name="api">Checks the errors.</param>
internal sealed unsafe class OrtDeviceApi(void** table, OrtApi api)
{
    /// <summary>The lowest version that has every slot of <see cref="OrtDeviceSlot"/>.</summary>
    public const int RequiredVersion = 22;

    /// <summary>Loads a library of execution providers; their devices are among <see cref="GetDevices"/> then.</summary>
    public void RegisterLibrary(nint environment, string name, string path)
    {
        fixed (byte* nameText = Utf8.Terminated(name))
        fixed (byte* pathText = NativePath.Terminated(path))
        {
            api.Check(((delegate* unmanaged<nint, byte*, void*, nint>)this[OrtDeviceSlot.RegisterExecutionProviderLibrary])(environment, nameText, pathText));
        }
    }

    public ExecutionDevice[] GetDevices(nint environment)
    {
        nint* pointers;
        nuint count;
        api.Check(((delegate* unmanaged<nint, nint**, nuint*, nint>)this[OrtDeviceSlot.GetEpDevices])(environment, &pointers, &count));
        var devices = new ExecutionDevice[count];
        for (int i = 0; i < devices.Length; i++)
        {
            devices[i] = Describe(pointers[i]);
        }

        return devices;
    }

    public void AppendDevices(nint sessionOptions, nint environment, ReadOnlySpan<nint> devices, IReadOnlyDictionary<string, string> settings)
    {
        using var entries = new Utf8Pairs(settings);
        fixed (nint* pointers = devices)
        {
            api.Check(((delegate* unmanaged<nint, nint, nint*, nuint, byte**, byte**, nuint, nint>)this[OrtDeviceSlot.SessionOptionsAppendExecutionProviderV2])(
                sessionOptions, environment, pointers, (nuint)devices.Length, entries.Keys, entries.Values, entries.Count));
        }
    }

    public void SetSelectionPolicy(nint sessionOptions, ProviderSelectionPolicy policy) =>
        api.Check(((delegate* unmanaged<nint, int, nint>)this[OrtDeviceSlot.SessionOptionsSetEpSelectionPolicy])(sessionOptions, (int)policy));

    private ExecutionDevice Describe(nint device)
    {
        nint hardware = GetPointer(OrtDeviceSlot.EpDeviceDevice, device);
        return new ExecutionDevice(
            GetText(OrtDeviceSlot.EpDeviceEpName, device),
            GetText(OrtDeviceSlot.EpDeviceEpVendor, device),
            (HardwareKind)((delegate* unmanaged<nint, int>)this[OrtDeviceSlot.HardwareDeviceType])(hardware),
            GetText(OrtDeviceSlot.HardwareDeviceVendor, hardware),
            GetNumber(OrtDeviceSlot.HardwareDeviceVendorId, hardware),
            GetNumber(OrtDeviceSlot.HardwareDeviceDeviceId, hardware))
        {
            Metadata = GetPairs(OrtDeviceSlot.EpDeviceEpMetadata, device),
            HardwareMetadata = GetPairs(OrtDeviceSlot.HardwareDeviceMetadata, hardware),
            Options = GetPairs(OrtDeviceSlot.EpDeviceEpOptions, device),
            Pointer = device,
        };
    }

    private Dictionary<string, string> GetPairs(OrtDeviceSlot slot, nint owner)
    {
        byte** keys;
        byte** values;
        nuint count;
        ((delegate* unmanaged<nint, byte***, byte***, nuint*, void>)this[OrtDeviceSlot.GetKeyValuePairs])(GetPointer(slot, owner), &keys, &values, &count);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (nuint i = 0; i < count; i++)
        {
            pairs[Text(keys[i])] = Text(values[i]);
        }

        return pairs;
    }

    private string GetText(OrtDeviceSlot slot, nint owner) => Text((byte*)GetPointer(slot, owner));

    private nint GetPointer(OrtDeviceSlot slot, nint owner) => ((delegate* unmanaged<nint, nint>)this[slot])(owner);

    private uint GetNumber(OrtDeviceSlot slot, nint owner) => ((delegate* unmanaged<nint, uint>)this[slot])(owner);

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    private void* this[OrtDeviceSlot slot] => table[(int)slot];
}
