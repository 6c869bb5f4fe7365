namespace TelephonyOps.Providers.SkbIms;

/// <summary>What an event is to a command that waits.</summary>
enum ImsVerdict
{
    /// <summary>Another's.</summary>
    None,

    /// <summary>On the way to the result.</summary>
    Progress,

    /// <summary>A plain success, which some services follow up with the real result and others do not.</summary>
    Provisional,

    /// <summary>The result.</summary>
    Final,

    /// <summary>It decides the command, but is not its result: another command may be waiting for it.</summary>
    Moot,
}

/// <summary>Which events are the result of a command: the service and the types, and the number where the events carry one.</summary>
sealed record ImsExpectation(ImsService Service, params ImsEventType[] Results)
{
    /// <summary>A second service under which the result may come (quirk 36).</summary>
    public ImsService? Also { get; init; }

    /// <summary>Types that the command is told of before its result.</summary>
    public ImsEventType[] Progress { get; init; } = [];

    /// <summary>Types that are the result when they tell of a failure, and otherwise only lead to it.</summary>
    public ImsEventType[] FailsBy { get; init; } = [];

    /// <summary>Types that leave nothing to wait for.</summary>
    public ImsEventType[] Ends { get; init; } = [];

    /// <summary>The numbers asked for; empty where the events name none.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Where a result carries the number.</summary>
    public Func<ImsEvent, string>? NumberOf { get; init; }

    /// <summary>Every number has a result of its own.</summary>
    public bool OnePerNumber { get; init; }

    /// <summary>Repeating the command would do it twice.</summary>
    public bool IsAction { get; init; }

    /// <summary>Whether two commands could take each other's result.</summary>
    public bool Collides(ImsExpectation other)
        => (Service == other.Service || Also == other.Service || Service == other.Also) && Results.Intersect(other.Results).Any();

    public ImsVerdict Judge(ImsEvent item)
    {
        if (item.Service != Service && item.Service != Also) return ImsVerdict.None;

        // Under the second service a plain EVT_NORMAL could be anything; one that tells of a failure leaves no answer to wait for.
        if (item.Service != Service && item.Type == ImsEventType.Normal) return item.Succeeded ? ImsVerdict.None : ImsVerdict.Moot;
        if (Results.Contains(item.Type)) return !IsOurNumber(item) ? ImsVerdict.None : OnePerNumber && item.Type != ImsEventType.Normal ? ImsVerdict.Progress : ImsVerdict.Final;
        if (Progress.Contains(item.Type)) return IsOurNumber(item) ? ImsVerdict.Progress : ImsVerdict.None;
        if (FailsBy.Contains(item.Type)) return item.Succeeded ? ImsVerdict.Progress : ImsVerdict.Final;
        if (Ends.Contains(item.Type)) return ImsVerdict.Moot;
        if (item.Service != Service) return ImsVerdict.None;

        // EVT_NORMAL is listed with every service; a failure in it is the result, a success may only be the receipt.
        return item.Type switch
        {
            ImsEventType.Normal when Service != ImsService.Normal => item.Succeeded ? ImsVerdict.Provisional : ImsVerdict.Final,
            ImsEventType.Timeout or ImsEventType.SysFault => ImsVerdict.Final,
            _ => ImsVerdict.None,
        };
    }

    bool IsOurNumber(ImsEvent item)
    {
        if (Numbers.Count == 0 || NumberOf is null) return true;
        var number = Plain(NumberOf(item));
        return number.Length == 0 || Numbers.Any(ours => Plain(ours) == number);
    }

    /// <summary>A number as digits, however the vendor writes it.</summary>
    public static string Plain(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
