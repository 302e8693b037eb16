-- grain: one row per photo that a tag says is a document
-- inputs: photo_tags, photos
-- example: from album_documents order by taken_at desc
create or replace view album_documents_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    list(tagged.tag order by tagged.tag) as tags
from photo_tags as tagged
inner join photos as photo
    on photo.photo_id = tagged.photo_id
where regexp_full_match(tagged.tag, 'documents?|receipts?|invoices?|whiteboards?|scans?|business cards?|tickets?', 'i')
group by
    photo.photo_id,
    photo.path,
    photo.taken_at;

comment on view album_documents_v1 is 'One row per photo that a tag says is a document: photo_id, path, taken_at, tags (that say so). Fills as photos are tagged, in Bpp or by the program they come from.';
