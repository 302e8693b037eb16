using Bpp.Engine.Faces.Detection;

namespace Bpp.Tests.Faces.Detection;

public sealed class AnimalVetoTests
{
    private static readonly PixelBox Face = new(40, 10, 60, 30);

    private static readonly Candidate Dog = new(new PixelBox(30, 0, 90, 100), 0.6f);

    [Fact]
    public void IsAnimals_FaceOfADog_IsVetoed() => Assert.True(AnimalVeto.IsAnimals(Face, [], [Dog]));

    [Fact]
    public void IsAnimals_NoAnimal_IsNot() => Assert.False(AnimalVeto.IsAnimals(Face, [], []));

    [Fact]
    public void IsAnimals_DogInSomeonesArms_KeepsThePersonsFace() =>
        Assert.False(AnimalVeto.IsAnimals(Face, [new Candidate(new PixelBox(0, 0, 100, 200), 0.8f)], [Dog]));

    [Fact]
    public void IsAnimals_DogAtSomeonesFeet_IsVetoed() =>
        Assert.True(AnimalVeto.IsAnimals(Face, [new Candidate(new PixelBox(0, -300, 100, 40), 0.8f)], [Dog]));

    [Fact]
    public void IsAnimals_FaceBesideTheDog_IsNot() =>
        Assert.False(AnimalVeto.IsAnimals(Face.Moved(-25, 0), [], [Dog]));
}
