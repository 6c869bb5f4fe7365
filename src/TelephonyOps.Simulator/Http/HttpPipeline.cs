using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Http;

/// <summary>What every HTTP vendor shares: journal, counters, politeness, faults; the vendor's surface does the rest.</summary>
public sealed class HttpPipeline(SimulationContext simulation, IHttpSurface surface)
{
    private const int MaximumBody = 1 << 20;
    private static readonly byte[] s_garbage = "<html><b>Warning</b>: mysql_connect(){\"SVC_RT\": \xC0\x80"u8.ToArray();

    /// <summary>Serves one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, simulation.Stopping);
        Politeness.Ticket? ticket = null;
        try
        {
            var request = await ReadAsync(context, ending.Token);
            surface.Identify(request);
            simulation.Journal.Add(request, simulation.Clock.GetUtcNow());
            simulation.Counters.AddReceived(request.Operation);
            if (surface.Politeness is { } politeness && request.Account.Length > 0)
                ticket = await politeness.EnterAsync(request.Account, request.Operation, surface.IsDownload(request.Operation));
            await using var abandoned = context.RequestAborted.Register(() => ticket?.Abandon());
            await ServeAsync(request, ticket, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (BadHttpRequestException error)
        {
            context.Response.StatusCode = error.StatusCode;
        }
        finally
        {
            ticket?.Dispose();
        }
    }

    private async Task ServeAsync(SimulatedRequest request, Politeness.Ticket? ticket, CancellationToken cancellationToken)
    {
        if (ticket?.RefusedFor is { } refused)
        {
            await SendAsync(request, StatusOnly(429, (int)Math.Ceiling(refused.TotalSeconds)), null, ticket, cancellationToken);
            return;
        }

        var fault = simulation.Faults.Take(request.Operation, request.Account, request.Page);
        if (fault is { Kind: not FaultKind.Slow, DelayMs: > 0 })
            await Task.Delay(fault.DelayMs, cancellationToken);

        SimulatedResponse? response = null;
        if (fault is null || fault.DoesOperation)
        {
            response = await surface.HandleAsync(request, cancellationToken);
            simulation.Counters.AddHandled(request.Operation);
            if (response is null)
                return;
        }

        switch (fault?.Kind)
        {
            case FaultKind.DropBefore or FaultKind.DropAfter:
                ticket?.Dispose();
                request.Context.Abort();
                return;
            case FaultKind.Hang:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return;
            case FaultKind.Status:
                response = StatusOnly(fault.Status, fault.RetryAfter);
                break;
            case FaultKind.Code:
                response = surface.Fail(request, fault.Code, fault.Message);
                break;
            case FaultKind.Garbage:
                response = SimulatedResponse.Bytes(s_garbage, response!.ContentType);
                break;
        }
        await SendAsync(request, response!, fault, ticket, cancellationToken);
    }

    private static async Task SendAsync(
        SimulatedRequest request, SimulatedResponse answer, Fault? fault, Politeness.Ticket? ticket, CancellationToken cancellationToken)
    {
        var response = request.Context.Response;
        response.StatusCode = answer.Status;
        response.ContentLength = answer.Length;
        if (answer.ContentType is not null)
            response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        if (ticket is not null)
            ticket.Transferred = answer.IsTransfer;
        if (answer.Length == 0)
        {
            ticket?.Dispose();
            return;
        }

        var limit = fault?.Kind == FaultKind.Truncate ? Math.Min(fault.Bytes ?? answer.Length / 2, answer.Length - 1) : answer.Length;
        var piece = fault?.Kind == FaultKind.Slow ? (int)(fault.Bytes ?? 64) : 0;
        await using var body = new OutgoingBody(
            response.Body, answer.Length, limit, piece, TimeSpan.FromMilliseconds(fault?.DelayMs ?? 0), () => ticket?.Dispose());
        try
        {
            await answer.WriteBodyAsync(body, cancellationToken);
        }
        catch (OutgoingBody.CutException)
        {
            // Returning short of Content-Length makes Kestrel send what there is and close; an abort could lose bytes that count.
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private static SimulatedResponse StatusOnly(int status, int? retryAfter)
    {
        var response = SimulatedResponse.StatusPage(status);
        if (retryAfter is { } seconds)
            response.Headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        return response;
    }

    private static async Task<SimulatedRequest> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > MaximumBody)
            throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancellationToken);
        var isForm = context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        var form = isForm ? QueryHelpers.ParseQuery(body) : new Dictionary<string, StringValues>();
        return new(context, body, form);
    }
}
