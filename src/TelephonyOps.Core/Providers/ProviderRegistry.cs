namespace TelephonyOps.Providers;

/// <summary>The vendors that the module speaks to. A further vendor is one folder and one line here.</summary>
public static class ProviderRegistry
{
    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<ITelephonyProvider> All { get; } =
    [
        new Centrex.CentrexProvider(),
        new Dcs.DcsProvider(),
        new Ipecs.IpecsProvider(),
        new LguBase.LguBaseProvider(),
        new SkbIms.SkbImsProvider(),
    ];

    public static IEnumerable<string> Names => All.Select(provider => provider.Name);

    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: names the providers that there are.</exception>
    public static ITelephonyProvider Get(string name)
        => All.FirstOrDefault(provider => string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.UnknownProvider.With(name, string.Join(", ", Names))) { Target = name };

    /// <summary>Connects through the provider of that name.</summary>
    public static Task<TelephonySession> ConnectAsync(string provider, ConnectOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var chosen = Get(provider);
        if (options.VendorOptionsSet().FirstOrDefault(name => !chosen.AcceptedOptions.Contains(name)) is { } stranger)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.OptionNotOfProvider.With(stranger, chosen.Name))
            {
                RecommendedAction = Texts.OptionNotOfProviderAction.With(stranger, string.Join(", ", All.Where(other => other.AcceptedOptions.Contains(stranger)).Select(other => other.Name))),
                Target = stranger,
            };
        }
        if (options.EmptySpan() is { } empty)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.SpanEmpty.With(empty)) { RecommendedAction = Texts.SpanEmptyAction.With(empty), Target = empty };
        }
        return chosen.ConnectAsync(options, cancellationToken);
    }
}
