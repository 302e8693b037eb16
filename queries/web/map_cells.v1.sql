-- grain: one row per cell of a grid over a part of the world that holds photos
-- inputs: photos, photo_scores
-- example: from map_cells(-90, -180, 90, 180, 10)
create or replace macro map_cells_v1(lowest_latitude, lowest_longitude, highest_latitude, highest_longitude, cell_degrees) as table
select
    avg(photo.latitude) as latitude,
    avg(photo.longitude) as longitude,
    count(*) as photos,
    arg_max(photo.photo_id, coalesce(scored.score, -1)) as best_photo_id,
    arg_max(photo.sha256, coalesce(scored.score, -1)) as best_sha256,
    min(photo.latitude) as south,
    min(photo.longitude) as west,
    max(photo.latitude) as north,
    max(photo.longitude) as east
from photos as photo
left join photo_scores as scored
    on scored.photo_id = photo.photo_id
where photo.latitude between lowest_latitude and highest_latitude
    and photo.longitude between lowest_longitude and highest_longitude
group by
    floor(photo.latitude / cell_degrees),
    floor(photo.longitude / cell_degrees);

comment on macro table map_cells_v1 is 'One row per cell of the grid, within the given bounds in degrees, that holds active photos: latitude and longitude (their mean), photos, best_photo_id and best_sha256 (the best by score), and the box that holds them: south, west, north, east.';
