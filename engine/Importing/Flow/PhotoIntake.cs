using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Bpp.Engine.Export;
using Bpp.Engine.Import;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Memory;
using Bpp.Engine.Importing.Sidecars;
using Bpp.Engine.Importing.Sources;
using Bpp.Engine.Importing.Target;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Importing.Flow;

/// <summary>Takes in one photo: reads it once where it fits into memory, asks whether its content is known, and copies what is new. Thread-safe.</summary>
internal sealed class PhotoIntake(ImportRequest request, string batch, ManagedPhotos photos, ImportMemory memory, SidecarSearch sidecars, ImportProgress progress)
{
    /// <summary>Larger files are streamed instead of held.</summary>
    public const int MaxInMemory = 16 << 20;

    /// <summary>Takes an archive's entry out of its archive, which is read once and in order.</summary>
    /// <exception cref="ImportException">It cannot be read.</exception>
    /// <exception cref="ArchiveException">The archive is no good.</exception>
    public OpenedPhoto Open(SourceEntry entry, CancellationToken abort)
    {
        if (entry.FullPath is not null)
            return new OpenedPhoto(entry, null, 0, null);
        using var content = ArchiveReading.Guarded(entry.Open);
        if (entry.Size > MaxInMemory && !request.DryRun)
            return new OpenedPhoto(entry, null, 0, ReadingArchive(() => photos.Stage(content, entry.Size, entry.ModifiedUtc, abort)));
        if (entry.Size > MaxInMemory)
            return new OpenedPhoto(entry, null, 0, new StagedFile("", ReadingArchive(() => Hash(content, abort)), entry.Size));
        var buffer = ArrayPool<byte>.Shared.Rent((int)entry.Size + 1);
        try
        {
            return new OpenedPhoto(entry, buffer, ReadingArchive(() => Fill(content, buffer, entry)), null);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Brings a photo as far as it can be without a name.</summary>
    /// <returns>What to remember; null in a dry run.</returns>
    /// <exception cref="ImportException">The photo cannot be read.</exception>
    /// <exception cref="TargetException">The library's disk refused.</exception>
    public FinishedPhoto? Take(OpenedPhoto opened, CancellationToken abort)
    {
        var entry = opened.Entry;
        if (entry.Size == 0)
            throw new ImportException("The file is empty (0 bytes). Restore it from a backup or delete it.");
        if (opened.Staged is { } staged)
            return Settle(entry, staged.Sha256, () => staged, staged);
        if (opened.Buffer is not null)
            return Settle(entry, HashOf(opened.Bytes), () => photos.Stage(opened.Bytes, HashOf(opened.Bytes), entry.ModifiedUtc), null);
        return entry.Size <= MaxInMemory ? TakeSmall(entry) : TakeLarge(entry, abort);
    }

    private FinishedPhoto? TakeSmall(SourceEntry entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)entry.Size + 1);
        try
        {
            var length = Reading(() =>
            {
                using var content = entry.Open();
                return Fill(content, buffer, entry);
            });
            var sha256 = HashOf(buffer.AsSpan(0, length));
            return Settle(entry, sha256, () => photos.Stage(buffer.AsSpan(0, length), sha256, entry.ModifiedUtc), null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private FinishedPhoto? TakeLarge(SourceEntry entry, CancellationToken abort)
    {
        // A size that no known content has needs no first reading.
        if (request.DryRun || memory.HasSize(entry.Size))
        {
            var sha256 = Reading(() =>
            {
                using var content = entry.Open();
                return Hash(content, abort);
            });
            if (request.DryRun || memory.HasContent(sha256))
                return Settle(entry, sha256, () => throw new InvalidOperationException("a known content is not copied"), null);
        }

        var staged = Reading(() =>
        {
            using var content = entry.Open();
            return photos.Stage(content, entry.Size, entry.ModifiedUtc, abort);
        });
        if (staged.Size != entry.Size)
        {
            ManagedPhotos.Discard(staged.Path);
            throw Changed();
        }

        return Settle(entry, staged.Sha256, () => staged, staged);
    }

    private FinishedPhoto? Settle(SourceEntry entry, string sha256, Func<StagedFile> stage, StagedFile? early)
    {
        var row = new ImportedFile(entry.Origin, entry.Size, StoredTime.Of(entry.ModifiedUtc), sha256, null);
        if (!memory.TryAdd(sha256, entry.Size))
        {
            progress.FoundKnown();
            if (early is { Path.Length: > 0 })
                ManagedPhotos.Discard(early.Path);
            return request.DryRun ? null : new FinishedPhoto(row, null);
        }

        if (request.DryRun)
        {
            progress.Safe(1, entry.Size);
            return null;
        }

        var copy = stage();
        var wanted = RelativePath.Join(batch, BatchName.Clean(entry.RelativePath));
        var name = photos.Reserve(wanted, copy, out var isThere);
        TakeSidecars(entry, name);
        if (!isThere)
            return new FinishedPhoto(row with { Path = name }, copy);
        ManagedPhotos.Discard(copy.Path);
        progress.FoundKnown();
        return new FinishedPhoto(row with { Path = name }, null);
    }

    /// <summary>Before the photo gets its name, so that a photo that is there has its sidecars.</summary>
    private void TakeSidecars(SourceEntry entry, string name)
    {
        var (folder, photoName) = RelativePath.Split(name);
        var renamed = photoName != RelativePath.Split(entry.RelativePath).Name;
        foreach (var sidecar in sidecars.Of(entry))
        {
            if (sidecar.Read() is not { } content)
            {
                progress.Failed(new ImportFailure(entry.Origin, $"Its sidecar {sidecar.Name} cannot be read or is larger than {SidecarFiles.MaxLength >> 20} MB; the photo was imported without it."));
                continue;
            }

            var own = SidecarFiles.NameFor(photoName, sidecar.Name);
            var safe = FileNames.Safe("", sidecar.Name, null, "", 0);
            string[] candidates = renamed || safe != sidecar.Name ? [own] : [safe, own];
            if (candidates.Any(candidate => photos.TryWrite(RelativePath.Join(folder, candidate), content)))
                progress.TookSidecar();
            else
                progress.Failed(new ImportFailure(entry.Origin, $"Its sidecar {sidecar.Name} was not taken along: another {own} lies beside the copy {name}."));
        }
    }

    /// <summary>The whole content, which must be as long as promised: a file that grows is still being written.</summary>
    private static int Fill(Stream content, byte[] buffer, SourceEntry entry)
    {
        var length = content.ReadAtLeast(buffer.AsSpan(0, (int)entry.Size + 1), (int)entry.Size + 1, throwOnEndOfStream: false);
        return length == entry.Size ? length : throw Changed();
    }

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The file cannot be read ({FileErrors.Words(exception)}). Check the card or disk and its permissions, then import again."), exception);
        }
    }

    /// <summary>What a decoder throws ends the archive; a size that is not as promised is damage too.</summary>
    private static T ReadingArchive<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ImportException || (exception is not TargetException && ArchiveReading.IsDamage(exception)))
        {
            throw ArchiveReading.Damaged(exception);
        }
    }

    private static ImportException Changed() => new("The file is not as long as it said: is it still being written? Import it again when it is complete.");

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Hash(Stream content, CancellationToken abort)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ManagedPhotos.BufferBytes);
        try
        {
            int read;
            while ((read = content.Read(buffer, 0, ManagedPhotos.BufferBytes)) > 0)
            {
                abort.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
