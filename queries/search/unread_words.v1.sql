-- grain: one row per photo whose words are not in facts.photo_words yet, or others
-- inputs: facts.photos, facts.photo_words, search_text
-- example: insert into facts.photo_words from unread_words
create or replace view unread_words_v1 as
select
    photo.photo_id,
    hash('1', photo.path, photo.title, photo.description, photo.camera_make, photo.camera_model, photo.lens) as inputs,
    search_text(concat_ws(' ', parse_filename(photo.path), photo.title, photo.description, photo.camera_make, photo.camera_model, photo.lens)) as words
from facts.photos as photo
left join facts.photo_words as known
    on known.photo_id = photo.photo_id
where known.inputs is distinct from hash('1', photo.path, photo.title, photo.description, photo.camera_make, photo.camera_model, photo.lens);

comment on view unread_words_v1 is 'One row per photo whose words are not in facts.photo_words yet, or others: photo_id, inputs (a hash of what they are made from), words (file name, title, description, camera and lens as search_text makes them).';
