using System.Globalization;
using System.Text.RegularExpressions;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Ipecs;

sealed partial class IpecsSession : IRawCommands
{
    // The parameters that chapter 5 writes as numbers, not as digit strings.
    static readonly HashSet<string> s_numbers = ["callRefID", "parkingLoc", "page_index", "groupIndex", "memberIndex", "roomIndex", "loginPriority", "startIndex", "count", "transactionID", "maxCount"];

    // What only asks, and so is a GET without saying so.
    static readonly HashSet<string> s_questions = ["call/terminals", "call/status", "call/mwi"];

    // The names of the provider's own list that stand for a request: no event, no second meaning of another, and not the session's own life.
    static readonly string[] s_names = [.. IpecsProvider.All.Where(operation => operation.Capability is not null && operation.Capability != typeof(IEventSource)).Select(operation => operation.Name).Where(name => name != "clickcall" && RawCommand().IsMatch(name))];

    // 5.1, 5.4: all that a station's login may ask for, and the one request that an account's may not.
    static readonly string[] s_stationNames = ["GET smdr", "clickcall"];

    public IReadOnlyCollection<string> CommandNames() => Options.AsStation ? s_stationNames : s_names;

    /// <summary><c>call/hold</c>, or with a method before it <c>GET call/forward</c>; without one it is a GET for what only asks, else a POST.</summary>
    public async Task<CommandResult> InvokeCommandAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        if (RawCommand().Match(command) is not { Success: true } parts) throw Invalid(IpecsTexts.BadCommand.With(command), IpecsTexts.BadCommandAction, command);
        var resource = parts.Groups["resource"].Value;
        var method = parts.Groups["method"] is { Success: true } name ? new HttpMethod(name.Value.ToUpperInvariant()) : s_questions.Contains(resource) ? HttpMethod.Get : HttpMethod.Post;
        using var answer = await Client.AnyAsync(method, resource, [.. arguments.Select(Field)], cancellationToken).ConfigureAwait(false);
        return new CommandResult { Session = Name, Owner = this, Command = command, Data = JsonFields.Plain(answer.Root), Raw = answer.Raw };
    }

    static Field Field(KeyValuePair<string, string> argument)
        => s_numbers.Contains(argument.Key) && long.TryParse(argument.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Field(argument.Key, number)

            // The one list there is: the devices of a monitor request.
            : argument.Key == "deviceNumber" && argument.Value.Contains(',', StringComparison.Ordinal) ? new Field(argument.Key, argument.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : new Field(argument.Key, argument.Value);

    [GeneratedRegex(@"^\s*((?<method>GET|POST|DELETE)\s+)?(?<resource>[A-Za-z0-9_]+(/[A-Za-z0-9_]+)?)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RawCommand();
}
