using Bpp.Engine.Faces;

namespace Bpp.Bench.Quality.Faces;

/// <summary>Counts what one detector found in labelled photos.</summary>
internal sealed class DetectionTally
{
    /// <summary>Least size of a band, as share of the photo's long side, and the recall to reach, if any.</summary>
    public static readonly (float Least, string Name, double? Target)[] Bands =
        [(0.08f, "faces of 8 % and more", 0.98), (0.04f, "faces of 4-8 %", 0.90), (0.02f, "faces of 2-4 %", null)];

    private readonly int[] _faces = new int[Bands.Length];
    private readonly int[] _hits = new int[Bands.Length];

    public int FreePhotos { get; private set; }

    public int FalseInFree { get; private set; }

    public int PetPhotos { get; private set; }

    public int FalseInPets { get; private set; }

    public int FoundWithPeople { get; private set; }

    public int FalseWithPeople { get; private set; }

    public void Add(LabelledPhoto photo, int width, int height, IReadOnlyList<FaceBox> found)
    {
        foreach (var face in photo.Faces)
        {
            var size = Math.Max(face.Width * width, face.Height * height) / Math.Max(width, height);
            var band = Array.FindIndex(Bands, band => size >= band.Least);
            if (band < 0)
                continue;
            _faces[band]++;
            if (found.Any(box => box.Overlap(face) >= FaceBox.SameFace))
                _hits[band]++;
        }

        var invented = found.Count(box => !photo.Faces.Concat(photo.Unclear).Any(known => Near(known, box)));
        if (photo.IsFree)
            (FreePhotos, FalseInFree) = (FreePhotos + 1, FalseInFree + invented);
        else if (photo.IsPet)
            (PetPhotos, FalseInPets) = (PetPhotos + 1, FalseInPets + invented);
        else
            (FoundWithPeople, FalseWithPeople) = (FoundWithPeople + found.Count, FalseWithPeople + invented);
    }

    public (int Count, double Recall) Band(int index) => (_faces[index], Ratio(_hits[index], _faces[index]));

    public double FalsePer100Free => 100 * Ratio(FalseInFree, FreePhotos);

    public double FalsePer100Pets => 100 * Ratio(FalseInPets, PetPhotos);

    /// <summary>Share of what was found among people that is a face, or may be one.</summary>
    public double Precision => 1 - Ratio(FalseWithPeople, FoundWithPeople);

    private static bool Near(FaceBox known, FaceBox found) => known.Overlap(found) >= FaceBox.SameFace / 2;

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
