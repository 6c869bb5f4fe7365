namespace TelephonyOps.Docs;

/// <summary>Text files as the repository has them: UTF-8 without a mark, LF.</summary>
static class TextFile
{
    public static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    /// <returns>False where the file had this text already.</returns>
    public static bool WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text);
        return true;
    }
}
