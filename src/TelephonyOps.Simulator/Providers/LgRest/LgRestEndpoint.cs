using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>A running LG U+ system.</summary>
internal abstract class LgRestEndpoint<TLine>(LineBook<TLine> book, Politeness politeness, HttpFront front) : HttpEndpoint(front)
    where TLine : Line
{
    public override object State => book;

    public override IReadOnlyList<SimulatorAccount> Accounts =>
        [.. book.Accounts.Select(line => new SimulatorAccount(line.Id, line.Password, NoteOf(line)))];

    /// <summary>Actions beyond those of <see cref="CallActions"/>.</summary>
    protected abstract string OwnActions { get; }

    public override Task<object?> ActAsync(string action, JsonElement arguments, CancellationToken cancellationToken)
    {
        var fields = new ActionArguments(arguments);
        var result = ActOwn(action, fields)
            ?? CallActions.Act(book, action, fields)
            ?? throw new SimulatorActionException($"unknown action '{action}'; known: {CallActions.Names}, {OwnActions}");
        return Task.FromResult<object?>(result);
    }

    public override Task ResetAsync()
    {
        politeness.Reset();
        book.Reset();
        return Task.CompletedTask;
    }

    /// <summary>What is special about an account.</summary>
    protected abstract string NoteOf(TLine line);

    /// <summary>Does one of <see cref="OwnActions"/>, or null.</summary>
    protected abstract object? ActOwn(string action, ActionArguments arguments);
}
