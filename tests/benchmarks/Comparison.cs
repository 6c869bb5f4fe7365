namespace TelephonyOps.Benchmarks;

/// <summary>Two ways of doing the same, measured in turns in one run, because the machine is seldom alone. The first round of each is thrown away.</summary>
static class Comparison
{
    const int Rounds = 5;

    /// <summary>Prints the medians and their ratio.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="unit">Of the measures, as <c>rows/s</c>.</param>
    /// <param name="ours">Does it through the library, and gives how much a second.</param>
    /// <param name="bare">Does it with as little code as possible.</param>
    /// <returns>The medians.</returns>
    public static async Task<(double Ours, double Bare)> RunAsync(string what, string unit, Func<Task<double>> ours, Func<Task<double>> bare)
    {
        List<double> ourRates = [], bareRates = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (our, other) = (await ours(), await bare());
            if (round == 0) continue;
            ourRates.Add(our);
            bareRates.Add(other);
        }
        var medians = (Ours: Median(ourRates), Bare: Median(bareRates));
        Console.WriteLine($"{what}: library {medians.Ours:N0} {unit}; bare {medians.Bare:N0} {unit}; ratio {medians.Ours / medians.Bare:F2} (medians of {Rounds})");
        return medians;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
