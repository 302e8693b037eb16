namespace Bpp.Web.Jobs;

/// <summary>Where a job stands.</summary>
internal enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}
