using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that write a contact.</summary>
public abstract class ContactCommand : SessionCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public virtual string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Group { get; set; }

    /// <summary>Up to five, in order.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Numbers")]
    [PhoneNumbers]
    [ValidateCount(0, 5)]
    public string[]? Number { get; set; }

    /// <summary>One of the numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PhoneNumbers]
    public string? DefaultNumber { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Memo { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Name;

    /// <summary>What was given, over what there was.</summary>
    private protected Contact Merge(Contact before) => before with
    {
        Name = Name ?? before.Name,
        Group = Group ?? before.Group,
        Numbers = Number is null ? before.Numbers : [.. Number.Select(number => new ContactNumber(PhoneNumber.Normalize(number), null))],
        DefaultNumber = DefaultNumber is null ? before.DefaultNumber : PhoneNumber.Normalize(DefaultNumber),
        Memo = Memo ?? before.Memo,
    };
}
