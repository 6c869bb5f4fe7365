namespace TelephonyOps;

/// <summary>A recording as the vendor lists it.</summary>
public sealed record Recording : SessionObject
{
    public required string FileName { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>When the recorded call took place.</summary>
    public DateTimeOffset? CallTime { get; init; }

    /// <summary>When the file was made; with Centrex it may lie before <see cref="CallTime"/>.</summary>
    public DateTimeOffset? FileTime { get; init; }

    /// <summary>Bytes. Approximate where the vendor prints a rounded figure: see <see cref="LengthText"/>. The download's own length is the true one.</summary>
    public long? Length { get; init; }

    /// <summary>The size as the vendor printed it, e.g. <c>496KB</c>.</summary>
    public string? LengthText { get; init; }

    public override string ToString() => FileName;
}

/// <summary>How saving a recording ended.</summary>
public enum SaveStatus { Failed, Saved, AlreadySaved }

/// <summary>A recording on disk.</summary>
public sealed record SavedRecording : SessionObject
{
    public required string FileName { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>SHA-256 of the content, upper-case hex.</summary>
    public string? Sha256 { get; init; }

    public SaveStatus Status { get; init; }
}
