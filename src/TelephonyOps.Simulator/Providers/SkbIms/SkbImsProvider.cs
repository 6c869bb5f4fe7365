using System.Net.Sockets;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Native;
using TelephonyOps.Simulator.Providers.SkbIms.Operations;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.SkbIms;

/// <summary>SK broadband CS OpenAPI 1.1: a shared library with the vendor's 41 exports, in front of the service that it talks to.</summary>
internal sealed class SkbImsProvider : ISimulatedProvider
{
    public string Name => "SkbIms";

    public IReadOnlyList<Knob> Knobs { get; } =
    [
        Knob.OneOf("library", "compiled with cc where there is one, always, or never", "auto", "native", "managed"),
        new("numbers", "10", "telephone numbers of the subscriber"),
        new("users", "4", "registered users, one to a number"),
        new("password", "", "one password for all users; empty makes one for each from the seed"),
        new("app-key", "SIMULATED-APP-KEY", "what IMS_Init takes"),
        new("version", "1.1.0", "what IMS_GetVersion tells"),
        new("online", "true", "whether the dispatcher is there; false makes IMS_Init return 0x8010"),
        new("host-online", "true", "whether the host is there; false makes the event EVT_CONNECTION_FAIL"),
        new("init-fail", "false", "IMS_Init fails"),
        new("connect-ms", "5", "from IMS_Init to EVT_CONNECTED"),
        new("latency-ms", "0", "time that every function takes to return"),
        new("event-ms", "5", "from a function's return to its result; 0 queues the result before it returns"),
        Knob.OneOf("codes", "what functions return: as their own tables print it, as chapter 3 does, or 0x08xx throughout", "document", "chapter3", "short"),
        Knob.OneOf("event-codes", "the family of the codes in events, 0x80xx or 0x08xx", "long", "short"),
        Knob.OneOf("refusals", "where the host's refusals show", "event", "return"),
        new("service-numbers", "", "other numbers of services: Cid=107;Normal=99", value => ServiceNumbers.Parse(value)),
        Knob.OneOf("padding", "what stands behind a text's NUL", "garbage", "zeros"),
        Knob.OneOf("terminator", "whether a text that fills its field ends in NUL", "when-room", "always"),
        Knob.OneOf("cut", "of a text that is too long", "bytes", "characters"),
        Knob.OneOf("multi-login", "a second log-in of a user", "allow", "refuse"),
        new("logout-disconnected", "true", "EVT_DISCONNECTED behind EVT_LOGOUT"),
        Knob.OneOf("service-query", "how the query of services after a log-in ends", "ok", "fail", "silent"),
        Knob.OneOf("service-query-event", "type of its event", "normal", "get-svcinfo"),
        new("service-query-ms", "0", "from EVT_LOGIN to its result"),
        Knob.OneOf("rest-text", "strRest", "digit", "word"),
        Knob.OneOf("profile-event", "where a profile comes: EVT_NORMAL of its service, or EVT_SERVICE_INFO", "normal", "service-info"),
        Knob.OneOf("profile-text", "the value, or NAME=value", "value", "pair"),
        new("users-per-number", "3", "user IDs that a number may have"),
        new("monitors-per-user", "4", "monitored numbers that a user may have"),
        new(Profiles.MaxReceivers, "16", "LIMIT_MAX_RECEIVERS"),
        new(Profiles.MaxCreated, "16", "CREATE_MAX_USER"),
        new(Profiles.MaxMembers, "31", "CONF_MAX_USER"),
        new(Profiles.MentSize, "140", "TTS_MENT_SIZE"),
        new(Profiles.MaxMentSize, "200", "TTS_MAX_MENT_SIZE"),
        Knob.OneOf("pickup", "what the own phone does when it rings first", "yes", "never", "busy"),
        new("pickup-ms", "5", "until the own phone is picked up"),
        new("own-ring-ms", "60000", "until an own phone that nobody picks up stops ringing"),
        new("answer-ms", "10", "until a far end answers, or is found busy; -1 for never"),
        new("no-answer-ms", "200", "until a far end that does not answer is given up"),
        new("talk-ms", "-1", "until the far end hangs up; -1 for never"),
        Knob.OneOf("click-call-answers", "EVT_ANSWER for both phones, or for the called one", "both", "callee"),
        new("inbound-answer-ms", "-1", "until a subscriber's phone is picked up by hand; -1 leaves it to the action"),
        new("ring-ms", "30000", "until a phone stops ringing; -1 for never"),
        Knob.OneOf("ready-event", "type of the event that a call can be recorded", "ready-service", "init-record"),
        Knob.OneOf("inbound-record-start", "what IMS_TermRec_Start brings", "record", "service-and-record"),
        Knob.OneOf("session-change", "type of the event that the call to transfer has changed", "0x0305", "0x0306"),
        Knob.OneOf("transfer-notice", "numbers of the CTRNOTI event", "reversed", "straight"),
        Knob.OneOf("survey-answers", "people press a key at once, or by the action survey-answer", "auto", "manual"),
        Knob.OneOf("time-format", "times in notifications", "digits", "spaced"),
    ];

    public async Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        var state = new SkbImsState(context);
        if (context.Options.Bind.AddressFamily != AddressFamily.InterNetwork)
            throw new ArgumentException("the library reaches its simulator over IPv4");
        // One connection for each process that loaded the library.
        var server = TcpServer<LibraryConnection>.Start(context.Options.Bind, context.Options.Port, socket => new(socket, state), context.Stopping);
        try
        {
            var choice = context.Knobs.Text("library");
            var build = choice == "managed" ? null : await NativeLibraryBuild.TryRunAsync(server.Address, cancellationToken);
            if (build is null && choice == "native")
                throw new ArgumentException("no C compiler (cc, gcc or clang) on the path, and library=native asks for one");
            return new SkbImsEndpoint(state, server, build);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
