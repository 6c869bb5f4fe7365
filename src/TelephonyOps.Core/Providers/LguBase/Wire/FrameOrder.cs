namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>The byte order of the two numbers in a frame's header, which the document does not print (quirk 24).</summary>
enum FrameOrder { Big, Little }
