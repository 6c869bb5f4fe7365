
namespace TelephonyOps.Capabilities;

/// <summary>How an authentication number reaches the subscriber's phone.</summary>
public enum RegistrationVia { Sms, Tts }

/// <summary>A user to be registered, or whose password is to be set.</summary>
public sealed record RegistrationRequest
{
    public required string UserId { get; init; }

    /// <summary>The new password.</summary>
    public required Secret Password { get; init; }

    /// <summary>The subscriber's number that the authentication number was sent to.</summary>
    public required string Number { get; init; }

    /// <summary>What the phone was sent; it is valid for a few minutes.</summary>
    public required string AuthNumber { get; init; }

    public TimeSpan? Timeout { get; init; }
}

/// <summary>Registers users of the API and sets their passwords. <c>Request-TelRegistration</c>, <c>Register-TelUser</c>, <c>Set-TelPassword</c></summary>
public interface IUserRegistration : ICapability
{
    /// <summary>Has an authentication number sent to the phone.</summary>
    Task RequestRegistrationAsync(string number, RegistrationVia via, TimeSpan? timeout, CancellationToken cancellationToken);

    Task<User> RegisterUserAsync(RegistrationRequest request, CancellationToken cancellationToken);

    Task SetPasswordAsync(RegistrationRequest request, CancellationToken cancellationToken);
}

/// <summary>Whether the user is away. <c>Get-</c>, <c>Set-TelAbsence</c></summary>
public interface IAbsence : ICapability
{
    Task<Absence> GetAbsenceAsync(CancellationToken cancellationToken);

    Task<Absence> SetAbsenceAsync(bool enabled, TimeSpan? timeout, CancellationToken cancellationToken);
}
