using System.Text.RegularExpressions;
using Bpp.Web.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Web.Support;

/// <summary>
/// Every address of a server for browsers, read from its endpoints, so that a new one is tested without being listed. Parameters are filled with
/// something harmless.
/// </summary>
internal static partial class WebRoutes
{
    public static IReadOnlyList<(HttpMethod Method, string Path)> Of(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<NoFormToken>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (new HttpMethod(method), Example(endpoint.RoutePattern.RawText!))))
            .Distinct(),
    ];

    private static string Example(string pattern) =>
        "/" + Parameter().Replace(pattern, parameter => parameter.Groups["constraint"].Success ? "1" : parameter.Groups["optional"].Success ? "" : "none").Trim('/');

    [GeneratedRegex(@"\{[^}:?]+(?<constraint>:[^}]+)?(?<optional>\?)?\}")]
    private static partial Regex Parameter();
}
