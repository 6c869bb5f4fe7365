namespace TelephonyOps.Capabilities;

/// <summary>Whether a call is recorded from its start.</summary>
public enum RecordMode { None, All, OnRequest }

/// <summary>Whose leg is meant.</summary>
public enum CallParty { Self, Remote }

/// <summary>How a call is handed on.</summary>
public enum TransferMode { Blind, Attended, Reroute }

/// <summary>What the number shown to the third party is.</summary>
public enum DisplayMode { Original, Own }

/// <summary>What every command on a call takes: the call itself, or what to find it by.</summary>
public record CallRequest
{
    /// <summary>The call; null means the line's only active call.</summary>
    public Call? Call { get; init; }

    /// <summary>The extension or terminal that the command acts for; null means the call's, else the session's own.</summary>
    public string? Device { get; init; }

    /// <summary>How long to wait for the final result where it comes as an event; null: the vendor's usual time.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Come back when the vendor accepted the request.</summary>
    public bool NoWait { get; init; }
}

/// <summary>A call to be made.</summary>
public sealed record DialRequest : CallRequest
{
    /// <summary>The destination, already cleaned by <see cref="PhoneNumber.Normalize"/>.</summary>
    public required string To { get; init; }

    public string? CallerId { get; init; }

    public RecordMode? Record { get; init; }

    public bool AutoAnswer { get; init; }
}

/// <summary>Makes calls. <c>Invoke-TelDial</c></summary>
public interface IDialing : ICapability
{
    /// <summary>Rings the own phone first and, once it is picked up, the destination. Never repeated: see guarantee G2.</summary>
    Task<Call> DialAsync(DialRequest request, CancellationToken cancellationToken);
}

/// <summary>A call to be ended.</summary>
public sealed record HangUpRequest : CallRequest
{
    public CallParty? Party { get; init; }

    public string? Channel { get; init; }

    public bool Inbound { get; init; }
}

/// <summary>Ends calls. <c>Stop-TelCall</c></summary>
public interface IHangUp : ICapability
{
    Task<Call> HangUpAsync(HangUpRequest request, CancellationToken cancellationToken);
}

/// <summary>Holds and retrieves calls. <c>Suspend-TelCall</c>, <c>Resume-TelCall</c></summary>
public interface ICallHolding : ICapability
{
    Task<Call> HoldAsync(CallRequest request, CancellationToken cancellationToken);

    Task<Call> RetrieveAsync(CallRequest request, CancellationToken cancellationToken);
}

/// <summary>Parks calls and takes them back. <c>Suspend-TelCall -Park</c>, <c>Resume-TelCall -ParkingLocation</c></summary>
public interface ICallParking : ICapability
{
    /// <returns>The call with its <see cref="Call.ParkingLocation"/>.</returns>
    Task<Call> ParkAsync(CallRequest request, CancellationToken cancellationToken);

    Task<Call> UnparkAsync(CallRequest request, string parkingLocation, CancellationToken cancellationToken);
}

/// <summary>Answers a ringing call. <c>Receive-TelCall</c></summary>
public interface ICallAnswering : ICapability
{
    Task<Call> AnswerAsync(CallRequest request, CancellationToken cancellationToken);
}

/// <summary>Rejects a ringing call. <c>Deny-TelCall</c></summary>
public interface ICallRejecting : ICapability
{
    Task<Call> RejectAsync(CallRequest request, CancellationToken cancellationToken);
}

/// <summary>Recording of a call.</summary>
public sealed record CallRecordingRequest : CallRequest
{
    public bool Inbound { get; init; }
}

/// <summary>Records a call in progress. <c>Start-TelRecording</c>, <c>Stop-TelRecording</c></summary>
public interface ICallRecording : ICapability
{
    Task<Call> StartRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken);

    Task<Call> StopRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken);
}

/// <summary>A call to be handed on.</summary>
public sealed record TransferRequest : CallRequest
{
    public required string To { get; init; }

    public TransferMode Mode { get; init; }

    public string? CallerId { get; init; }

    public DisplayMode? Display { get; init; }
}

/// <summary>Hands calls on. <c>Move-TelCall</c></summary>
public interface ICallTransfer : ICapability
{
    Task<Call> TransferAsync(TransferRequest request, CancellationToken cancellationToken);
}

/// <summary>What a consultation call is for.</summary>
public enum ConsultationPurpose { Transfer, Conference }

/// <summary>Consults before a transfer. <c>Start-TelConsultation</c>, <c>Complete-TelTransfer</c>, <c>Switch-TelCall</c></summary>
public interface ICallConsultation : ICapability
{
    Task<Call> ConsultAsync(CallRequest request, string to, ConsultationPurpose purpose, CancellationToken cancellationToken);

    Task<Call> CompleteTransferAsync(CallRequest request, CancellationToken cancellationToken);

    /// <summary>Goes back to the held party.</summary>
    Task<Call> ReconnectAsync(CallRequest request, CancellationToken cancellationToken);
}

/// <summary>A ringing call of another phone to be picked up.</summary>
public sealed record PickupRequest : CallRequest
{
    /// <summary>The ringing extension; null picks up in the own group.</summary>
    public string? Extension { get; init; }

    public bool AutoAnswer { get; init; }

    public DisplayMode? Display { get; init; }
}

/// <summary>Picks up another phone's call. <c>Request-TelPickup</c></summary>
public interface ICallPickup : ICapability
{
    Task<Call> PickupAsync(PickupRequest request, CancellationToken cancellationToken);
}

/// <summary>Sends DTMF digits into a call. <c>Send-TelDigit</c></summary>
public interface IDigits : ICapability
{
    Task<Call> SendDigitsAsync(CallRequest request, string digits, CancellationToken cancellationToken);
}

/// <summary>What to do about a busy destination.</summary>
public enum BusyService { Intrude, Callback, CampOn, CallWait }

/// <summary>Services on a busy destination. <c>Invoke-TelBusyService</c>, <c>Remove-TelCallbackRequest</c></summary>
public interface IBusyServices : ICapability
{
    Task<Call> InvokeBusyServiceAsync(CallRequest request, BusyService service, CancellationToken cancellationToken);

    Task CancelCallbackAsync(string? device, CancellationToken cancellationToken);
}
