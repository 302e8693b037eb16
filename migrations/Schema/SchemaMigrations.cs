using FluentMigrator;

namespace Bpp.Migrations.Schema;

[Migration(1, "facts")]
public sealed class Facts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0001_facts.sql");
}

[Migration(2, "measurements")]
public sealed class MeasurementFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0002_measurements.sql");
}

[Migration(3, "decisions")]
public sealed class Decisions : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0003_decisions.sql");
}

[Migration(4, "near-duplicates")]
public sealed class NearDuplicates : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0004_near_duplicates.sql");
}

[Migration(5, "faces")]
public sealed class FaceFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0005_faces.sql");
}

[Migration(6, "companions")]
public sealed class Companions : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0006_companions.sql");
}

[Migration(7, "places")]
public sealed class Places : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0007_search.sql");
}

[Migration(8, "recovery")]
public sealed class RecoveryFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0008_recovery.sql");
}

[Migration(12, "import")]
public sealed class ImportFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0012_import.sql");
}

[Migration(16, "photo decisions")]
public sealed class PhotoDecisionFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0016_photo_decisions.sql");
}

[Migration(18, "face boxes")]
public sealed class FaceBoxFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0018_face_boxes.sql");
}

[Migration(19, "embedded videos")]
public sealed class EmbeddedVideoFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0019_embedded_videos.sql");
}

[Migration(20, "face readings")]
public sealed class FaceReadingFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0020_face_readings.sql");
}

[Migration(21, "subject decisions")]
public sealed class SubjectDecisionFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0021_subject_decisions.sql");
}

[Migration(22, "bursts")]
public sealed class BurstFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0022_bursts.sql");
}

[Migration(23, "sidecar stamps")]
public sealed class SidecarStampFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0023_sidecar_stamps.sql");
}

[Migration(24, "favourites of files")]
public sealed class FileFavouriteFacts : ForwardOnlyMigration
{
    public override void Up() => Execute.EmbeddedScript("0024_file_favourites.sql");
}
