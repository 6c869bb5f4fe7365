using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LguBase;

sealed partial class LguBaseSession : IRawCommands
{
    public IReadOnlyCollection<string> CommandNames() => _client.CommandNames;

    public async Task<CommandResult> InvokeCommandAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var answer = await AskAsync(_client.AnyAsync(command, arguments, cancellationToken)).ConfigureAwait(false);
        var raw = string.Concat(answer.Parts.Select(part => _client.Text.Decode(part)));
        return new CommandResult
        {
            Session = Name,
            Owner = this,
            Command = command,
            Code = answer.Field("RES", _client.Text),
            Text = answer.Field("MSG", _client.Text),
            Data = LguBaseMapping.Fields(answer, _client.Text),
            Raw = raw,
        };
    }
}
