namespace TelephonyOps.Providers.SkbIms;

/// <summary>One call of the library and the events that are its result.</summary>
/// <param name="Function">The vendor's name of it.</param>
/// <param name="Expectation">How its result is known.</param>
/// <param name="Invoke">Calls it; on the worker's thread.</param>
sealed record ImsCall(string Function, ImsExpectation Expectation, Func<IImsLibrary, int> Invoke)
{
    /// <summary>A partial failure names the numbers itself, and is no error of the whole.</summary>
    public bool AllowsPartial { get; init; }
}
