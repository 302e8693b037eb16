-- grain: one row per photo that a tag says shows a pet
-- inputs: photo_tags, photos
-- example: from album_pets order by taken_at desc
create or replace view album_pets_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    list(tagged.tag order by tagged.tag) as tags
from photo_tags as tagged
inner join photos as photo
    on photo.photo_id = tagged.photo_id
where regexp_full_match(tagged.tag, 'pets?|animals?|dogs?|pupp(y|ies)|cats?|kittens?|horses?|pon(y|ies)|rabbits?|hamsters?|guinea pigs?|parrots?|budgerigars?', 'i')
group by
    photo.photo_id,
    photo.path,
    photo.taken_at;

comment on view album_pets_v1 is 'One row per photo that a tag says shows a pet: photo_id, path, taken_at, tags (that say so). Fills as photos are tagged, in Bpp or by the program they come from.';
