using Bpp.Engine.Library;
using Bpp.Engine.Sharing;
using Bpp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Sharing;

/// <summary>A book of devices in a folder of its own, by a clock that stands still.</summary>
internal sealed class OwnBook : IDisposable
{
    private readonly TempFolder _folder = new();

    public OwnBook() => Book = ShareBook.Of(new LibraryFolder(_folder["library"]), Time);

    public FakeTimeProvider Time { get; } = new();

    public ShareBook Book { get; }

    public void Dispose() => _folder.Dispose();
}
