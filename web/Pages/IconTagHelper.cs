using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bpp.Web.Pages;

/// <summary><c>&lt;icon name="heart" /&gt;</c>: a picture beside words; screen readers pass over it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>One of <c>npm/icons.txt</c>.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/lib/icons.svg?v={AssetVersion.Value}#{Name}\"></use>");
    }
}
