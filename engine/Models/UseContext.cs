namespace Bpp.Engine.Models;

/// <summary>What Bpp is used for; commercial use excludes research-only models.</summary>
public enum UseContext
{
    Personal,
    Research,
    Commercial,
}
