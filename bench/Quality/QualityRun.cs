using System.Globalization;
using System.Text.Json;
using Bpp.Bench.Quality.Faces;
using Bpp.Engine.Models;

namespace Bpp.Bench.Quality;

/// <summary><c>bench quality [--details] [--only faces|people] [--photos N]</c>: accuracy on real photos next to the baseline.</summary>
internal static class QualityRun
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static int Run(string[] args)
    {
        if (Environment.GetEnvironmentVariable("BPP_EVAL_DATA") is not { Length: > 0 } root || !Directory.Exists(root))
        {
            Console.Error.WriteLine("BPP_EVAL_DATA must name the folder of evaluation photos; there is nothing to measure without them.");
            return 1;
        }

        NetVips.NetVips.Concurrency = 1;
        NetVips.Cache.Max = 0;
        var details = args.Contains("--details") ? Console.Out : null;
        if (args is ["--only", "faces", ..])
        {
            var faces = FaceQuality.Run(root, details);
            Print(faces);
            Write(faces, "quality-faces");
            return 0;
        }

        if (args is ["--only", "people", ..])
        {
            using var models = ModelStore.Open(ModelStoreOptions.FromEnvironment(Console.Error.WriteLine));
            Print([.. PeopleSeriesQuality.Run(root, "installed", models, details)]);
            return 0;
        }

        var photos = new EvalPhotos(root);
        var maker = new FrameMaker();
        var everyday = photos.Everyday();
        if (args is [.., "--photos", var limit])
            everyday = [.. everyday.OrderBy(photo => photo.Seed).Take(int.Parse(limit, CultureInfo.InvariantCulture))];
        var made = new (EvalPhoto, List<MadeFrame>)[everyday.Count];
        Parallel.For(0, everyday.Count, i => made[i] = (everyday[i], SeriesMaker.Make(everyday[i], maker)));
        QualityRow[] rows =
        [
            .. SeriesQuality.Run(made, details),
            .. RealQuality.Run(photos, maker),
            .. DuplicateQuality.Run(photos, maker),
            .. FaceQuality.Run(root, details),
        ];
        Print(rows);
        Write(rows, "quality");
        return 0;
    }

    private static void Print(IEnumerable<QualityRow> rows)
    {
        Console.WriteLine($"{"task",-34} {"measure",-44} {"half",-12} {"n",7} {"bpp",8} {"baseline",9} {"target",7}");
        foreach (var row in rows)
        {
            var baseline = row.Baseline?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
            var target = row.Target?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Task,-34} {row.Measure,-44} {row.Half,-12} {row.Count,7} {row.Bpp,8:0.000} {baseline,9} {target,7}"));
        }
    }

    private static void Write(IReadOnlyList<QualityRow> rows, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "bench")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.json"), JsonSerializer.Serialize(rows, Json));
    }
}
