using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>Bytes in, bytes out: what the library's structures and strings are made of.</summary>
public sealed class WireTests
{
    static readonly byte[] s_none = [0];

    static readonly Arbitrary<string> s_korean =
        Gen.Elements("가나다라힣뷁똠방각하 ABCxyz0123!?\r\n漢字".ToCharArray()).ArrayOf().Select(characters => new string(characters)).ToArbitrary();

    [Fact]
    public void Quirk34_the_structure_is_packed()
    {
        var item = Read(ScriptedIms.Message(7, 1, 0, ImsText.Bytes("0212345678"), ImsText.Bytes("01098765432"), ImsText.Bytes("추가 정보")));
        Assert.Equal(new ImsEvent(7, ImsService.Cid, ImsEventType.Normal, 0, "0212345678", "01098765432", "추가 정보"), item);
    }

    [Fact]
    public void Quirk34_every_text_of_the_charset_comes_back_in_every_length()
        => Prop.ForAll(s_korean, text =>
        {
            var bytes = ImsText.Bytes(text);
            return bytes.Length == Cp949.CountBytes(text) + 1 && bytes[^1] == 0 && ImsText.Read(bytes) == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quirk34_garbage_behind_the_nul_is_not_read()
        => Prop.ForAll(s_korean, ArbMap.Default.ArbFor<byte[]>(), (text, garbage) => ImsText.Read([.. ImsText.Bytes(text), .. garbage]) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Quirk34_a_field_without_nul_is_read_to_its_end_and_a_character_cut_in_half_is_dropped()
        => Prop.ForAll(s_korean, text =>
        {
            var bytes = ImsText.Bytes(text)[..^1];
            return Enumerable.Range(0, bytes.Length + 1).All(length =>
            {
                // The characters that fit whole.
                var whole = text.Length;
                while (Cp949.CountBytes(text[..whole]) > length) whole--;
                var cut = ImsText.Read(bytes.AsSpan(0, length));
                return cut == text[..whole] && !cut.Contains('\uFFFD');
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void G11_any_bytes_give_an_event()
        => Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf(ImsEvent.Size).ToArbitrary(), message =>
        {
            var item = Read(message);
            return item.Dn1.Length <= 32 && item.Dn2.Length <= 32 && item.Info.Length <= 1_024 && item.ToString().Length > 0 && item.TypeName.StartsWith("EVT_", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("가\0나", TelephonyErrorKind.InvalidArgument)]
    [InlineData("웃음 😀", TelephonyErrorKind.InvalidArgument)]
    public void What_the_library_could_not_read_is_refused(string text, TelephonyErrorKind kind) => Fails.With(kind, () => ImsText.Bytes(text));

    [Theory]
    [InlineData(0x0814, 0x8014)]
    [InlineData(0x0800, 0x8000)]
    [InlineData(0x8075, 0x8075)]
    [InlineData(-32_748, 0x8014)]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(0x0900, 0x0900)]
    public void Quirk35_both_code_families_are_one(int printed, int expected)
    {
        Assert.Equal(expected, SkbImsErrors.Normalize(printed));
        Assert.Equal(expected, Read(ScriptedIms.Message(1, 1, printed, s_none, s_none, s_none)).Result);
    }

    [Theory]
    [InlineData("IMS_TermRec_Start", 0x800D, "NOT_READY", TelephonyErrorKind.NoActiveCall)]
    [InlineData("IMS_CallTransfer_Start", 0x800D, "NOT_READY", TelephonyErrorKind.NoActiveCall)]
    [InlineData("IMS_CallForward_Reg", 0x800D, "FAIL", TelephonyErrorKind.Unavailable)]
    [InlineData("IMS_TermRec_CallStatus", 0x8004, "NOT_IN_SERVICE", TelephonyErrorKind.NoActiveCall)]
    [InlineData("IMS_ClickCall_Start", 0x8004, "IN_SERVICE", TelephonyErrorKind.Busy)]
    [InlineData("IMS_Init", 0x8000, "INIT_FAIL", TelephonyErrorKind.Unavailable)]
    [InlineData("IMS_Login", 0x8019, "INVALID_PASSWD", TelephonyErrorKind.Authentication)]
    [InlineData("IMS_SendSms", 0x8075, "NOT_ALLOWED_SERVICE", TelephonyErrorKind.Permission)]
    [InlineData("IMS_SendSms", 0x8FFF, "?", TelephonyErrorKind.Protocol)]
    public void Quirk35_a_code_that_means_two_things_is_told_apart_by_the_function(string function, int code, string name, TelephonyErrorKind kind)
    {
        var error = SkbImsErrors.Of(function, code);
        Assert.Equal((name, kind, $"0x{code:X4}", "SkbIms"), (error.VendorText, error.Kind, error.VendorCode, error.Provider));
        Assert.NotEmpty(error.RecommendedAction!);
    }

    [Fact]
    public void Quirk36_the_answer_event_goes_by_the_service()
    {
        Assert.Equal(ImsEventType.Answer, Read(ScriptedIms.Message(15, 0x0306, 0, s_none, s_none, s_none)).Type);
        Assert.Equal(ImsEventType.InitRecord, Read(ScriptedIms.Message(8, 0x0306, 0, s_none, s_none, s_none)).Type);
    }

    [Fact]
    public void Quirk37_the_services_numbers_are_those_of_the_sample_unless_a_file_says_otherwise()
    {
        Assert.Equal([0, 1, 7, 22, 30], new[] { ImsService.Conference, ImsService.ClickCall, ImsService.Cid, ImsService.GetServiceInfo, ImsService.Normal }.Select(ImsDialect.Default.NumberOf));
        var dialect = ImsDialect.Parse("""{"services":{"CID":44,"IMS_SVC_TTS_RS":45}}""", "d.json");
        Assert.Equal((ImsService.Cid, ImsService.TtsRs, ImsService.Unknown, ImsService.ClickCall), (dialect.ServiceOf(44), dialect.ServiceOf(45), dialect.ServiceOf(7), dialect.ServiceOf(1)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "services")]
    [InlineData("""{"services":[]}""", "services")]
    [InlineData("""{"services":{"FAX":1}}""", "FAX")]
    [InlineData("""{"services":{"CID":"7"}}""", "CID")]
    [InlineData("""{"services":{"CID":1}}""", "CLICK_CALL")]
    public void Quirk37_a_wrong_file_is_refused_with_its_fault(string json, string named)
        => Assert.Contains(named, Fails.With(TelephonyErrorKind.InvalidArgument, () => ImsDialect.Parse(json, "d.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void G11_any_text_is_a_dialect_or_a_typed_error()
        => Prop.ForAll<string?>(text =>
        {
            try
            {
                return ImsDialect.Parse(text ?? "", "d.json") is not null;
            }
            catch (TelephonyException error)
            {
                return error.Kind == TelephonyErrorKind.InvalidArgument;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_library_that_is_not_there_or_is_none_says_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var missing = Path.Combine(folder.FullName, "none.dll");
            var error = Fails.With(TelephonyErrorKind.NotFound, () => NativeImsLibrary.Load(missing));
            Assert.Contains("none.dll", error.Message, StringComparison.Ordinal);
            Assert.Contains("-LibraryPath", error.RecommendedAction!, StringComparison.Ordinal);

            var text = Path.Combine(folder.FullName, "text.so");
            await File.WriteAllTextAsync(text, "no library", Rig.Token);
            error = Fails.With(TelephonyErrorKind.NotSupported, () => NativeImsLibrary.Load(text));
            Assert.NotEmpty(error.RecommendedAction!);

            // The reason is that of the file itself, not of another name that the loader tried beside it.
            if (OperatingSystem.IsLinux()) Assert.Matches("cannot be loaded on linux-[^:]+: .*(too short|invalid ELF header)", error.Message);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void Quirk42_a_library_of_the_other_bitness_says_which_pwsh_to_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the file is a header of Linux");
        var path = Path.GetTempFileName();
        try
        {
            // The identification of an ELF file, with the other class: 1 for 32 bits, 2 for 64.
            var other = (byte)(IntPtr.Size == 8 ? 1 : 2);
            File.WriteAllBytes(path, [0x7F, .. "ELF"u8, other, 1, 1, .. new byte[200]]);
            var error = Fails.With(TelephonyErrorKind.NotSupported, () => NativeImsLibrary.Load(path));
            Assert.Contains($"{IntPtr.Size * 8}-bit", error.Message, StringComparison.Ordinal);
            Assert.Contains(IntPtr.Size == 8 ? "x86" : "x64", error.RecommendedAction!, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_library_of_something_else_names_the_function_that_it_lacks()
    {
        var name = OperatingSystem.IsWindows() ? "System.IO.Compression.Native.dll" : OperatingSystem.IsMacOS() ? "libSystem.Native.dylib" : "libSystem.Native.so";
        var error = Fails.With(TelephonyErrorKind.NotSupported, () => NativeImsLibrary.Load(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name)));
        Assert.Contains("IMS_Init", error.Message, StringComparison.Ordinal);
        Assert.Contains("SDK", error.RecommendedAction!, StringComparison.Ordinal);
    }

    static ImsEvent Read(byte[] message) => ImsEvent.Read(message, ImsDialect.Default);
}
