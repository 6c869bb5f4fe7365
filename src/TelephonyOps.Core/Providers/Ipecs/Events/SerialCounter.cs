namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>What an event's serial number says.</summary>
enum SerialVerdict
{
    /// <summary>The next one.</summary>
    Next,

    /// <summary>It was there before.</summary>
    Duplicate,

    /// <summary>Some are missing before it.</summary>
    Gap,

    /// <summary>The count began anew: how many are missing, nobody can know.</summary>
    Restart,

    /// <summary>The first number after a reconnection, with none before it to compare: how many are missing, nobody can know.</summary>
    Unknown,
}

/// <summary>Follows evtSerialNum, which counts by connection but may go on while no socket is open (quirk 50).</summary>
sealed class SerialCounter
{
    // A repeated event comes soon after itself. A number far below is a count that began anew, and must not silence the stream.
    const long Window = 4_096;
    long? _last;
    bool _newConnection;

    /// <summary>How many repeated events were dropped.</summary>
    public long Duplicates { get; private set; }

    /// <summary>True from a reconnection until the first number that tells what was missed.</summary>
    public bool IsOpen => _newConnection;

    /// <summary>A new connection: its first number may go on from the old ones or begin anew.</summary>
    public void Reconnected() => _newConnection = true;

    /// <summary>Nobody will tell any more what was missed.</summary>
    public void Give()
    {
        _newConnection = false;
        _last = null;
    }

    /// <param name="serial">The event's number.</param>
    /// <param name="missing">How many were missed, for <see cref="SerialVerdict.Gap"/>.</param>
    public SerialVerdict Next(long serial, out long missing)
    {
        missing = 0;
        var fresh = _newConnection;
        _newConnection = false;
        if (_last is not { } last)
        {
            // All that the old connection brought can have been lost with it.
            _last = serial;
            return fresh ? SerialVerdict.Unknown : SerialVerdict.Next;
        }
        if (serial == last + 1)
        {
            _last = serial;
            return SerialVerdict.Next;
        }
        if (serial > last)
        {
            missing = serial - last - 1;
            _last = serial;
            return SerialVerdict.Gap;
        }
        if (!fresh && last - serial < Window && serial > 0)
        {
            Duplicates++;
            return SerialVerdict.Duplicate;
        }
        _last = serial;
        return SerialVerdict.Restart;
    }
}
