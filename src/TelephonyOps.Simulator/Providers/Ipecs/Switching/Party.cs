namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>Who can take part in a call.</summary>
internal abstract class Party(string number)
{
    public string Number { get; } = number;
}

/// <summary>Somebody outside, on a trunk of ours.</summary>
internal sealed class OutsideParty(string number, int trunk) : Party(number)
{
    /// <summary>The trunk, from 1.</summary>
    public int Trunk { get; } = trunk;

    public string Co => $"{Trunk:D3}";
}
