namespace TelephonyOps.Docs;

/// <summary>A page or an argument that cannot be worked with; the message goes to the user as it is.</summary>
sealed class DocsException(string message) : Exception(message);
