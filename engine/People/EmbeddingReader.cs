using Apache.Arrow;
using Bpp.Engine.People.Clustering;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>Reads embeddings in columns: a row at a time would box every number of a hundred thousand vectors.</summary>
internal static class EmbeddingReader
{
    /// <returns>One row for each of <paramref name="faces"/>, of length 1.</returns>
    public static UnitVectors Read(DuckDBConnection connection, string model, IReadOnlyList<StoredFace> faces)
    {
        var rowOf = new Dictionary<long, int>(faces.Count);
        for (var row = 0; row < faces.Count; row++)
            rowOf[faces[row].FaceId] = row;

        UnitVectors? vectors = null;
        using var command = connection.CreateCommand();
        command.CommandText = "select face_id, embedding from facts.face_embeddings where model = $1";
        command.Parameters.Add(new DuckDBParameter(model));
        using var stream = command.ExecuteArrowStream();
        while (stream.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                var ids = (Int64Array)batch.Column(0);
                var lists = (ListArray)batch.Column(1);
                var values = ((FloatArray)lists.Values).Values;
                for (var at = 0; at < batch.Length; at++)
                {
                    if (!rowOf.TryGetValue(ids.GetValue(at)!.Value, out var row))
                        continue;
                    var vector = values.Slice(lists.ValueOffsets[at], lists.GetValueLength(at));
                    vectors ??= new UnitVectors(faces.Count, vector.Length);
                    if (vector.Length != vectors.Dimension)
                        throw new InvalidDataException($"model {model} left vectors of {vector.Length} and of {vectors.Dimension} numbers: analyse the library again");
                    vector.CopyTo(vectors[row]);
                    UnitVectors.Normalise(vectors[row]);
                }
            }
        }

        return vectors ?? new UnitVectors(faces.Count, 1);
    }
}
