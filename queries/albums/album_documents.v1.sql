-- grain: one row per photo that a tag says is a document
-- inputs: photos_tagged
-- example: from album_documents order by taken_at desc
create or replace view album_documents_v1 as
select
    photo_id,
    path,
    taken_at,
    tags
from photos_tagged('documents?|receipts?|invoices?|whiteboards?|scans?|business cards?|tickets?');

comment on view album_documents_v1 is 'One row per photo that a tag says is a document: photo_id, path, taken_at, tags (that say so). Fills as photos are tagged, in Bpp or by the program they come from.';
