-- grain: one row per active photo
-- inputs: photos, photo_scores, photo_places, person_photos, photo_tags
-- example: select photo_id from photo_columns where list_contains(people, 'Emma') and score > 0.6
create or replace view photo_columns_v1 as
with shown as (
    select
        photo_id,
        list(distinct person order by person) as people
    from person_photos
    group by photo_id
),

tagged as (
    select
        photo_id,
        list(distinct tag order by tag) as tags
    from photo_tags
    group by photo_id
)

select
    photo.*,
    scored.score,
    scored.sharpness,
    scored.exposure,
    scored.composition,
    scored.face,
    coalesce(shown.people, []) as people,
    coalesce(tagged.tags, []) as tags,
    located.place,
    located.city,
    located.region,
    located.country,
    located.country_code
from photos as photo
left join photo_scores as scored
    on scored.photo_id = photo.photo_id
left join photo_places as located
    on located.photo_id = photo.photo_id
left join shown
    on shown.photo_id = photo.photo_id
left join tagged
    on tagged.photo_id = photo.photo_id;

comment on view photo_columns_v1 is 'One row per active photo, with all an album in SQL may ask: the columns of photos; score and its components sharpness, exposure, composition, face; people and tags (sorted lists, empty where there are none); place, city, region, country, country_code. The condition of an album may also say person or tag: a comparison is true if it holds for any one of them.';
