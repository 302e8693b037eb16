-- grain: one row per active photo with a tag that matches
-- inputs: photo_tags, photos
-- example: from photos_tagged('dogs?|cats?') order by taken_at
create or replace macro photos_tagged_v1(pattern) as table
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    list(tagged.tag order by tagged.tag) as tags
from photo_tags as tagged
inner join photos as photo
    on photo.photo_id = tagged.photo_id
where regexp_full_match(tagged.tag, pattern, 'i')
group by
    photo.photo_id,
    photo.path,
    photo.taken_at;

comment on macro table photos_tagged_v1 is 'One row per active photo with a tag that the regular expression matches whole, in any case: photo_id, path, taken_at, tags (that match).';
