namespace Bpp.Engine.Forwarding;

/// <summary>What a frame of a command's answer holds.</summary>
internal enum FrameKind : byte
{
    /// <summary>UTF-8 for standard output.</summary>
    Out = (byte)'o',

    /// <summary>UTF-8 for standard error.</summary>
    Error = (byte)'e',

    /// <summary>Bytes for standard output.</summary>
    Bytes = (byte)'b',

    /// <summary>The exit code, four bytes, big-endian; the last frame.</summary>
    Exit = (byte)'x',
}
