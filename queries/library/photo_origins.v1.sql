-- grain: one row per photo and file it was imported from
-- inputs: facts.imported_files, facts.imports, facts.photos
-- example: select origin from photo_origins where photo_id = 1
create or replace view photo_origins_v1 as
select
    photo.photo_id,
    imported.origin,
    import.batch,
    import.started_at as imported_at,
    imported.path is not null as was_copied
from facts.imported_files as imported
inner join facts.imports as import
    on import.import_id = imported.import_id
inner join facts.photos as photo
    on photo.sha256 = imported.sha256;

comment on view photo_origins_v1 is 'One row per photo and file it was imported from: origin (a path, or archive!/entry, as it was then), batch (the folder below photos/), imported_at (UTC), was_copied (false: the library had the content already).';
