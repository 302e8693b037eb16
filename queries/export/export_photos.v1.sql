-- grain: one row per photo asked for
-- inputs: facts.photos, photos, photo_scores, facts.near_duplicate_groups, person_photos, faces
-- example: from export_photos([17, 4])
create or replace macro export_photos_v1(wanted_ids) as table (
    with wanted as (
        select distinct unnest(wanted_ids) as photo_id
    ),

    standing_for as (
        select
            member.photo_id,
            list(sibling.path order by sibling.taken_at, sibling.path) as suppressed
        from wanted
        inner join facts.near_duplicate_groups as member
            on member.photo_id = wanted.photo_id
        inner join facts.near_duplicate_groups as other
            on other.group_id = member.group_id
            and other.photo_id <> member.photo_id
        inner join facts.photos as sibling
            on sibling.photo_id = other.photo_id
            and not sibling.missing
        group by member.photo_id
    ),

    named as (
        select
            there.photo_id,
            list({'person': there.person, 'face': face.box} order by there.person, face.box.x) as people
        from person_photos as there
        left join (
            select
                photo_id,
                person_key,
                {'x': x, 'y': y, 'width': width, 'height': height} as box
            from faces
            where not is_dismissed
        ) as face
            on face.photo_id = there.photo_id
            and face.person_key = there.person_key
        where there.is_named
            and there.photo_id in (select photo_id from wanted)
        group by there.photo_id
    )

    select
        photo.photo_id,
        photo.source_id,
        photo.path,
        photo.sha256,
        photo.size,
        photo.format,
        photo.width,
        photo.height,
        photo.taken_at,
        photo.date_source,
        photo.camera_make,
        photo.camera_model,
        photo.lens,
        photo.exposure_time,
        photo.f_number,
        photo.iso,
        photo.focal_length,
        photo.latitude,
        photo.longitude,
        photo.rating,
        score.score,
        score.sharpness,
        score.exposure,
        score.face,
        score.composition,
        coalesce(standing_for.suppressed, []) as suppressed,
        stored.orientation,
        named.people::json::varchar as people
    from wanted
    inner join photos as photo
        on photo.photo_id = wanted.photo_id
    inner join facts.photos as stored
        on stored.photo_id = wanted.photo_id
    left join named
        on named.photo_id = wanted.photo_id
    left join photo_scores as score
        on score.photo_id = photo.photo_id
    left join standing_for
        on standing_for.photo_id = photo.photo_id
);

comment on macro table export_photos_v1 is 'One row per photo asked for: where its original is, its facts and scores, the paths of the near-duplicates it stands for, its EXIF orientation, and the named people in it with their faces (JSON).';
