-- A made-up library of $rows photos over twelve years: five cameras, moments of four shots a second apart, groups of near-duplicates,
-- scenes, people, places. Deterministic: everything is hashed from the row number.
insert into facts.sources (source_id, root) values (1, '/synthetic');

create temp table shot as
select
    i + 1 as photo_id,
    timestamp '2012-01-01 08:00:00' + to_seconds(((i // 4) * (4.0 * 12 * 365 * 86400 / $rows))::bigint + i % 4) as taken_at,
    i // 4 as moment,
    i % 4 as frame,
    (hash(i) % 1000) / 1000.0 as a,
    (hash(i + 1000000007) % 1000) / 1000.0 as b,
    (hash(i + 2000000011) % 1000) / 1000.0 as c
from range($rows) as r(i);

insert into facts.photos by name
select
    photo_id,
    sha256(photo_id::varchar) as sha256,
    1 as source_id,
    strftime(taken_at, '%Y/%m/') || if(photo_id % 300 = 0, 'Screenshot_', 'IMG_') || photo_id || '.jpg' as path,
    3500000 + (a * 1000000)::bigint as size,
    if(photo_id % 500 = 0, 'raw', 'jpeg') as format,
    4000 as width,
    3000 as height,
    1 as orientation,
    if(photo_id % 1000 = 0, 'The file breaks off.', null) as damage,
    false as from_preview,
    false as missing,
    'synthetic' as analyser,
    timestamp '2025-01-01' as analysed_at,
    timestamp '2025-01-01' as added_at,
    taken_at,
    'exif_original' as date_source,
    'second' as date_precision,
    'Canon' as camera_make,
    if(photo_id % 10 = 0, 'Wanderung über die Hügel ' || photo_id, null) as title,
    if(photo_id % 4 = 0, ['Beach', 'trip ' || moment % 50], null) as keywords,
    'Model ' || moment % 5 as camera_model,
    if(moment % 3 = 0, 40 + a * 10, null) as latitude,
    if(moment % 3 = 0, 5 + b * 10, null) as longitude
from shot;

insert into facts.measurements by name
select
    photo_id,
    hash(moment) as dhash,
    hash(moment + 17) as ahash,
    hash(moment + 31) as phash,
    0.3 + a * 0.6 as edge_width,
    0.3 + b * 0.5 as subject_edge_width,
    1.0 as background_edge_width,
    0.3 + a * 0.3 as sharpest_edge_width,
    0.3 as defocus_blur,
    c * 0.5 as motion_blur,
    0 as motion_angle,
    0.5 as structure,
    1 + b * 3 as noise,
    0.05 as blockiness,
    0.3 + c * 0.4 as brightness,
    0.5 as luma_mean,
    0.02 as luma_p1,
    0.05 as luma_p5,
    0.9 as luma_p95,
    0.95 as luma_p99,
    0.2 as contrast,
    a * 0.02 as clipped_highlights,
    b * 0.02 as clipped_shadows,
    0.01 as clipped_channels,
    0.5 as subject_brightness,
    0 as subject_clipped_highlights,
    0 as subject_clipped_shadows,
    20 + c * 40 as colourfulness,
    0.1 + a * 0.2 as subject_share,
    b as subject_x,
    c as subject_y,
    0.2 as subject_spread,
    0.5 as subject_contrast,
    a * 4 - 2 as horizon_tilt,
    0.3 as horizon_confidence,
    b - 0.5 as balance,
    c * 0.5 as clutter
from shot;

-- every third moment is a group of near-duplicates, two moments in four share a scene
insert into facts.near_duplicate_groups
select photo_id, moment * 4 + 1 from shot where moment % 3 = 0;

insert into facts.near_duplicate_pairs
select moment * 4 + 1, photo_id, 3, 2, frame from shot where moment % 3 = 0 and frame > 0;

insert into facts.scenes
select photo_id, (moment // 2 * 2) * 4 + 1 from shot where moment % 4 < 2;

insert into facts.people
select 'p' || name, name, null, false, false, null from (select unnest(['Emma', 'Noah', 'Mia', 'Ben']) as name);

insert into facts.person_photos
select photo_id, 'p' || ['Emma', 'Noah', 'Mia', 'Ben'][1 + (hash(photo_id) % 4)::integer] from shot where a < 0.2;

-- every 50th photo is a favourite, every 40th rated, every 30th tagged, every 500th hidden, every 600th in the trash; one album of 1,000
insert into decisions.events (batch, happened_at, actor, kind, sha256, photo_id, subject, value)
select
    mark.kind as batch,
    timestamp '2025-01-01' as happened_at,
    'owner' as actor,
    mark.kind,
    sha256(photo_id::varchar) as sha256,
    photo_id,
    mark.subject,
    mark.value
from shot
inner join (
    values
        ('favourite', null, '1', 50),
        ('rated', null, '4', 40),
        ('tagged', 'sea', '1', 30),
        ('hidden', null, '1', 500),
        ('trashed', null, '1', 600),
        ('album_photo', 'a1', '1', greatest(1, $rows // 1000))
) as mark(kind, subject, value, every)
    on photo_id % mark.every = 0;

insert into decisions.events (batch, happened_at, actor, kind, subject, value)
values ('album_created', timestamp '2025-01-01', 'owner', 'album_created', 'a1', 'Album');

insert into facts.known_places
select i, 'Town ' || i, 'Region ' || i // 10, 'Country ' || i // 50, 'XX', 45, 10, 10000, 'Stadt ' || i || '|Ville ' || i, 'Land|Pays' from range(500) as r(i);

insert into facts.photo_places
select photo_id, 40 + a * 10, 5 + b * 10, hash(moment) % 500, 2.5 from shot where moment % 3 = 0;

drop table shot;

insert into facts.photo_decisions by name from latest_photo_decisions(null);
insert into facts.photo_decision_inputs by name from photo_decision_inputs;
insert into facts.subject_decisions by name from latest_subject_decisions;
delete from facts.series_context;
insert into facts.series_context from series_comparison;
insert into facts.days from candidate_days;
insert into facts.candidates from candidate_facts order by place desc;
insert into facts.bursts from burst_facts order by taken_at desc;
insert into facts.photo_words from unread_words;
checkpoint;
