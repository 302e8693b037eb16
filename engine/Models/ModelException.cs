namespace Bpp.Engine.Models;

/// <summary>A model cannot be used; the message names the file, what is wrong and what to do.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
