-- grain: one row per photo that a tag says shows a pet
-- inputs: photos_tagged
-- example: from album_pets order by taken_at desc
create or replace view album_pets_v1 as
select
    photo_id,
    path,
    taken_at,
    tags
from photos_tagged('pets?|animals?|dogs?|pupp(y|ies)|cats?|kittens?|horses?|pon(y|ies)|rabbits?|hamsters?|guinea pigs?|parrots?|budgerigars?');

comment on view album_pets_v1 is 'One row per photo that a tag says shows a pet: photo_id, path, taken_at, tags (that say so). Fills as photos are tagged, in Bpp or by the program they come from.';
