using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Records;

/// <summary>An entry of the address book (3.24).</summary>
/// <param name="Key">Twenty digits.</param>
/// <param name="Group">The group's name.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Phones">Five numbers: mobile, home, office, fax, other; empty for none.</param>
/// <param name="Default">Which of them is the default, 1–5.</param>
/// <param name="Memo">Free text.</param>
public sealed record LguContact(string Key, string Group, string Name, IReadOnlyList<string> Phones, int Default, string Memo)
{
    // The samples end in the number itself, not in its place.
    internal string Row => string.Join('^', [Key, Group, Name, .. Phones, Phones[Default - 1], Memo]);
}

/// <summary>A line's address book.</summary>
public sealed class AddressBook
{
    private static readonly string[] s_groups = ["EICN", "거래처", "영업팀", "친구"];

    private readonly SimulationContext _simulation;
    private readonly List<LguContact> _contacts = [];
    private readonly Lock _lock = new();
    private int _added;

    internal AddressBook(SimulationContext simulation, LguLine line)
    {
        _simulation = simulation;
        var values = new SeededValues(simulation.Options.Seed, line.Extension + "/book");
        for (var index = 0; index < simulation.Knobs.Int("contacts"); index++)
            _contacts.Add(Generate(values, index));
    }

    /// <summary>All entries.</summary>
    public IReadOnlyList<LguContact> Items
    {
        get
        {
            lock (_lock)
                return [.. _contacts];
        }
    }

    internal void Add(LguContact contact)
    {
        lock (_lock)
            _contacts.Add(contact with { Key = $"{KoreaTime.Now(_simulation.Clock):yyMMddHHmmss}{++_added:D8}" });
    }

    /// <summary>How many were changed.</summary>
    internal int Replace(LguContact contact)
    {
        lock (_lock)
        {
            var index = _contacts.FindIndex(existing => existing.Key == contact.Key);
            if (index < 0)
                return 0;
            _contacts[index] = contact;
            return 1;
        }
    }

    /// <summary>How many were removed.</summary>
    internal int Remove(string key)
    {
        lock (_lock)
            return _contacts.RemoveAll(contact => contact.Key == key);
    }

    private static LguContact Generate(SeededValues values, long index)
    {
        var time = KoreaTime.Epoch.AddMinutes(-90 * index);
        var office = $"070{values.Bits(index, 2) % 100_000_000:D8}";
        string[] phones = [$"010{values.Bits(index, 1) % 100_000_000:D8}", office, "", "", ""];
        return new(
            $"{time:yyMMddHHmmss}{values.Bits(index, 3) % 100_000_000:D8}",
            values.Pick(s_groups, index, 4),
            KoreanNames.Person(values, index, 5),
            phones,
            1 + values.Below(2, index, 7),
            values.Below(3, index, 8) == 0 ? "테스트 TEST" : "");
    }
}
