using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>Tells the faces of cats, dogs and other animals from people's, by what an object detector sees around them.</summary>
internal sealed class AnimalVeto(Yolox network)
{
    // Cat, dog, horse, sheep, cow, elephant, bear; people first. What is missing has no face that a detector takes for one.
    private static readonly int[] Classes = [Yolox.Person, 15, 16, 17, 18, 19, 20, 21];

    private const float LeastAnimal = 0.3f;

    /// <summary>Share of a face that lies in the animal's box.</summary>
    private const float Within = 0.7f;

    /// <summary>Heads are in the upper half of people.</summary>
    private const float HeadShare = 0.5f;

    public string Id => network.Id;

    /// <summary>The boxes that belong to an animal and not to a person with one in their arms.</summary>
    public HashSet<PixelBox> Animals(Frame frame, IReadOnlyCollection<PixelBox> faces)
    {
        if (faces.Count == 0)
            return [];
        var found = network.Find(frame, Classes, LeastAnimal);
        return [.. faces.Where(face => IsAnimals(face, people: found[0], animals: found[1..].SelectMany(candidates => candidates)))];
    }

    /// <summary>Whether the surest animal around a face is surer than the person whose head it would be.</summary>
    public static bool IsAnimals(PixelBox face, IEnumerable<Candidate> people, IEnumerable<Candidate> animals) =>
        Best(animals, animal => face.Shared(animal) >= Within * face.Area) > Best(people, person => IsHeadOf(face, person));

    private static float Best(IEnumerable<Candidate> found, Func<PixelBox, bool> fits) =>
        found.Where(candidate => fits(candidate.Box)).Select(candidate => candidate.Score).DefaultIfEmpty(0).Max();

    private static bool IsHeadOf(PixelBox face, PixelBox person) =>
        face.CentreX >= person.Left && face.CentreX <= person.Right
        && face.CentreY >= person.Top && face.CentreY <= person.Top + (HeadShare * person.Height);
}
