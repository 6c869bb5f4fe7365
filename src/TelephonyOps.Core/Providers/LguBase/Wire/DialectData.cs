using System.Text.Json;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>A dialect file read, checked and laid over the one that the module brings.</summary>
sealed class DialectData
{
    const int LargestFile = 64 * 1024;
    const string Embedded = "TelephonyOps.Providers.LguBase.dialect.json";
    static readonly Lazy<Dialect> s_default = new(() => new Dialect(Default()));

    public int FrameType { get; private set; } = 1;

    public int CodePage { get; private set; } = 949;

    public bool EmptyHeartbeat { get; private set; }

    public Dictionary<string, string> Commands { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, IReadOnlyList<string>> Arguments { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, IReadOnlyList<string>> Results { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, IReadOnlyList<string>> Events { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">A file of the user's; null: the module's own alone. What it does not name stays as it is.</param>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: says what is wrong with the file.</exception>
    public static Dialect Load(string? path)
    {
        if (path is null) return s_default.Value;
        var data = Default();
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw Wrong(path, LguBaseTexts.DialectTooLarge.With(LargestFile));
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            data.Take(document.RootElement, known: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw Wrong(path, error.Message, error);
        }
        return new Dialect(data);
    }

    static DialectData Default()
    {
        using var file = typeof(DialectData).Assembly.GetManifestResourceStream(Embedded)!;
        using var document = JsonDocument.Parse(file);
        var data = new DialectData();
        data.Take(document.RootElement, known: false);
        return data;
    }

    /// <summary>A name that the module does not know is a slip of the pen: taken silently, it would change nothing and nobody would see why.</summary>
    void Take(JsonElement root, bool known)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException(LguBaseTexts.DialectNoObject);
        foreach (var entry in root.EnumerateObject())
        {
            switch (entry.Name)
            {
                case "frameType":
                    FrameType = entry.Value.TryGetUInt16Value() ?? throw new FormatException(LguBaseTexts.DialectValue.With(entry.Name));
                    break;
                case "codePage":
                    CodePage = entry.Value.TryGetUInt16Value() is 949 or 65001 ? entry.Value.GetInt32() : throw new FormatException(LguBaseTexts.DialectValue.With(entry.Name));
                    break;
                case "heartbeat":
                    EmptyHeartbeat = Text(entry) switch { "command" => false, "empty" => true, _ => throw new FormatException(LguBaseTexts.DialectValue.With(entry.Name)) };
                    break;
                case "commands":
                    foreach (var command in Entries(entry)) Commands[Known(command, Commands, known)] = Name(command.Value, command.Name);
                    break;
                case "arguments":
                    foreach (var command in Entries(entry)) TakeArguments(Known(command, Arguments, known), command);
                    break;
                case "results":
                    foreach (var command in Entries(entry)) Results[Known(command, Commands, known)] = Names(command);
                    break;
                case "events":
                    foreach (var item in Entries(entry)) Events[Known(item, Events, known)] = Names(item);
                    break;
                default:
                    throw new FormatException(LguBaseTexts.DialectUnknown.With(entry.Name));
            }
        }
    }

    void TakeArguments(string command, JsonProperty entry)
    {
        var names = Names(entry, emptyAllowed: true);
        if (Arguments.TryGetValue(command, out var before) && before.Count != names.Count) throw new FormatException(LguBaseTexts.DialectArguments.With(command, before.Count));
        Arguments[command] = names;
    }

    static JsonElement.ObjectEnumerator Entries(JsonProperty entry)
        => entry.Value.ValueKind == JsonValueKind.Object ? entry.Value.EnumerateObject() : throw new FormatException(LguBaseTexts.DialectValue.With(entry.Name));

    static string Known<T>(JsonProperty entry, Dictionary<string, T> among, bool known)
        => !known || among.ContainsKey(entry.Name) ? entry.Name : throw new FormatException(LguBaseTexts.DialectUnknown.With(entry.Name));

    static List<string> Names(JsonProperty entry, bool emptyAllowed = false)
        => entry.Value.ValueKind == JsonValueKind.Array
            ? [.. entry.Value.EnumerateArray().Select(value => Name(value, entry.Name, emptyAllowed))]
            : throw new FormatException(LguBaseTexts.DialectValue.With(entry.Name));

    static string Text(JsonProperty entry) => entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : throw new FormatException(LguBaseTexts.DialectValue.With(entry.Name));

    /// <summary>A name may not break the framing either.</summary>
    static string Name(JsonElement value, string of, bool emptyAllowed = false)
    {
        var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (name is null || (name.Length == 0 && !emptyAllowed) || name.Any(c => c is '|' or ':' or '=' or <= ' ' or > '~')) throw new FormatException(LguBaseTexts.DialectValue.With(of));
        return name;
    }

    static TelephonyException Wrong(string path, string why, Exception? error = null) => new(TelephonyErrorKind.InvalidArgument, LguBaseTexts.DialectWrong.With(path, why), error)
    {
        RecommendedAction = LguBaseTexts.DialectAction,
        Target = path,
    };
}

static class DialectNumbers
{
    public static ushort? TryGetUInt16Value(this JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetUInt16(out var number) ? number : null;
}
