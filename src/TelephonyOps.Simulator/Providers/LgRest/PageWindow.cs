namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>One page of a list; pages count from 1, rows from 0.</summary>
internal record PageWindow(long Page, int Size, long Total)
{
    /// <summary>Index of the page's first row.</summary>
    public long First => (Page - 1) * Size;

    /// <summary>Rows on this page; none past the end.</summary>
    public int Count => (int)Math.Clamp(Total - First, 0, Size);
}
