namespace TelephonyOps;

/// <summary>What went wrong, in one vocabulary for all vendors. Each kind has one PowerShell error category.</summary>
public enum TelephonyErrorKind
{
    /// <summary>The account, password, token or certificate was not accepted.</summary>
    Authentication,

    /// <summary>The account may not do this.</summary>
    Permission,

    /// <summary>What was asked for cannot be, whoever asks.</summary>
    InvalidArgument,

    NotFound,

    /// <summary>The command needs a call, and the line has none.</summary>
    NoActiveCall,

    Busy,

    /// <summary>A quota is used up, or the vendor asks for slower requests.</summary>
    Throttled,

    /// <summary>The vendor cannot be reached or has an inner fault.</summary>
    Unavailable,

    Timeout,

    /// <summary>The answer could not be understood.</summary>
    Protocol,

    /// <summary>The provider has no such capability, or the vendor does not document it.</summary>
    NotSupported,

    Conflict,
}
