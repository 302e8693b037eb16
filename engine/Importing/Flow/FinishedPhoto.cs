using Bpp.Engine.Importing.Memory;
using Bpp.Engine.Importing.Target;

namespace Bpp.Engine.Importing.Flow;

/// <summary>A photo that only waits to be remembered and, if it is new, to get its name.</summary>
/// <param name="Row">What is remembered.</param>
/// <param name="Copy">The verified copy; null when the content was known, or the file was there already.</param>
internal sealed record FinishedPhoto(ImportedFile Row, StagedFile? Copy);
