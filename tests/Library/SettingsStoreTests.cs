using Bpp.Engine.Cli;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;
using FsCheck.Xunit;

namespace Bpp.Tests.Library;

public sealed class SettingsStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;
    private readonly SettingsStore _settings;

    public SettingsStoreTests()
    {
        _database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);
        _settings = new SettingsStore(_database, TimeProvider.System);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Set_ThenReset_ReturnsToDefault()
    {
        Assert.Equal(7, _settings.Set("max_per_day", "7").Value);
        Assert.True(_settings.Get("max_per_day").IsSet);
        Assert.Equal(3, _settings.Reset("max_per_day").Value);
        Assert.False(_settings.Get("max_per_day").IsSet);
        Assert.Equal(2, _database.Scalar<long>("select count(*) from decisions.events where kind = 'set'"));
    }

    [Theory]
    [InlineData("max_per_day", "-1", "a whole number from 0 to 10000")]
    [InlineData("max_per_day", "2.5", "a whole number")]
    [InlineData("blur_weight", "1.01", "a number from 0 to 1")]
    [InlineData("blur_weight", "NaN", "a number from 0 to 1")]
    [InlineData("blur_weight", "0,3", "a number from 0 to 1")]
    [InlineData("max_long_side", "many", "from 256 to 4096")]
    public void Set_NotAllowed_IsRefusedWithTheRange(string key, string value, string allowed)
    {
        var error = Assert.Throws<UserException>(() => _settings.Set(key, value));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _database.Scalar<long>("select count(*) from decisions.events"));
    }

    [Fact]
    public void Get_UnknownKey_SuggestsTheNearest()
    {
        var error = Assert.Throws<UserException>(() => _settings.Get("max_perday"));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("max_per_day", error.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 100)]
    public void Parse_AnyNumber_IsAllowedExactlyWithinBounds(double value, short lowest, byte span)
    {
        var setting = new Setting("k", "a", "number", 0, 0, lowest, lowest + span, false, "");
        var parsed = setting.Parse(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(value >= lowest && value <= lowest + span, parsed is not null);
    }

    [Theory]
    [InlineData("max_per_day: 2\nblur_weight: 0.5\n")]
    [InlineData("{\"selection\": {\"max_per_day\": 2}, \"scoring\": {\"blur_weight\": 0.5}}")]
    public void Apply_File_SetsWhatDiffersOnce(string text)
    {
        File.WriteAllText(_folder["bpp.yaml"], text);
        var file = SettingsFile.Load(_folder["bpp.yaml"]);
        Assert.Equal(["blur_weight", "max_per_day"], _settings.Apply(file.Values, file.Origin).Order());
        Assert.Empty(_settings.Apply(file.Values, file.Origin));
        Assert.Equal("config-file", _database.Scalar<string>("select distinct actor from decisions.events"));
    }

    [Theory]
    [InlineData("max_per_day: 20000", "max_per_day must be")]
    [InlineData("max_per_dya: 2", "max_per_day")]
    [InlineData("max_per_day: [1]", "not a list")]
    [InlineData("a: b: c", "line 1")]
    [InlineData("- 1", "key: value")]
    public void Apply_BadFile_NamesFileAndKey(string text, string expected)
    {
        File.WriteAllText(_folder["bpp.yaml"], text);
        var error = Assert.Throws<UserException>(() =>
        {
            var file = SettingsFile.Load(_folder["bpp.yaml"]);
            _settings.Apply(file.Values, file.Origin);
        });
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("bpp.yaml: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
