using System.Management.Automation;

namespace TelephonyOps.Pipeline;

/// <summary>The one place where the library's errors become PowerShell's.</summary>
static class ErrorMap
{
    public static ErrorRecord Record(TelephonyException error, object? target, string command)
    {
        // The engine appends the command's name itself.
        var id = error.IsCapabilityMissing ? "CapabilityNotSupported"
            : error.VendorCode is { } code ? $"{error.Kind},{error.Provider}.{code}"
            : error.Kind.ToString();
        var record = new ErrorRecord(error, id, Category(error.Kind), error.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(error.MayHaveTakenEffect ? $"{error.Message.TrimEnd('.')}. {CommandTexts.MayHaveTakenEffect}" : error.Message) { RecommendedAction = error.RecommendedAction ?? "" },
        };
        record.CategoryInfo.Activity = command;
        return record;
    }

    static ErrorCategory Category(TelephonyErrorKind kind) => kind switch
    {
        TelephonyErrorKind.Authentication => ErrorCategory.AuthenticationError,
        TelephonyErrorKind.Permission => ErrorCategory.PermissionDenied,
        TelephonyErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        TelephonyErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        TelephonyErrorKind.NoActiveCall => ErrorCategory.InvalidOperation,
        TelephonyErrorKind.Busy => ErrorCategory.ResourceBusy,
        TelephonyErrorKind.Throttled => ErrorCategory.LimitsExceeded,
        TelephonyErrorKind.Unavailable => ErrorCategory.ResourceUnavailable,
        TelephonyErrorKind.Timeout => ErrorCategory.OperationTimeout,
        TelephonyErrorKind.Protocol => ErrorCategory.ProtocolError,
        TelephonyErrorKind.NotSupported => ErrorCategory.NotImplemented,
        TelephonyErrorKind.Conflict => ErrorCategory.ResourceExists,
        _ => ErrorCategory.NotSpecified,
    };
}
