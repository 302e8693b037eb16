-- grain: one row per pick
-- inputs: facts.candidates, facts.days, settings, facts.photo_decisions, facts.subject_decisions, manual_album_members, facts.people, facts.person_photos, facts.photos
-- example: select rank, path, reason from picks(k := 20, boost := ['Emma'], since := '2023-01-01') order by rank
--
-- A candidate is one bigint: its score in millionths << 43, its place by time and path << 16, its day_no. The larger one is the better
-- pick and no two are equal, so "the best n of each day" is max(pick_key, n), and only what survives it is ever sorted or looked up.
-- Planning counts as much as running here: steps are few, and sorted lists stand for windows over partitions, which cost 3 ms each.
-- In a macro a parameter replaces every identifier of its name, hence names such as weigh_face.
create or replace macro picks_v1(
    k := null,
    max_per_day := null,
    min_per_month := null,
    max_per_month := null,
    boost := null,
    cover := null,
    variety := null,
    dedup := true,
    since := null,
    until := null,
    album := null,
    among := null,
    blur_weight := null,
    exposure_weight := null,
    face_weight := null,
    composition_weight := null,
    face_selection_boost := null
) as table (
    with own as (
        -- what the album has of its own
        select
            max(try_cast(json_extract_string(said.value, '$.k') as bigint)) as wanted,
            max(json_extract_string(said.value, '$.weights')) as weights
        from facts.subject_decisions as said
        where album is not null
            and said.kind = 'album_settings'
            and said.subject = album
    ),

    defaults as (
        select
            max(value) filter (where key = 'default_selection_k') as wanted,
            max(value) filter (where key = 'max_per_day') as day_cap,
            max(value) filter (where key = 'max_per_month') as month_cap,
            max(value) filter (where key = 'min_per_month') as month_floor,
            max(value) filter (where key = 'variety') <> 0 as thin_scenes,
            max(value) filter (where key = 'blur_weight') as weigh_sharpness,
            max(value) filter (where key = 'exposure_weight') as weigh_exposure,
            max(value) filter (where key = 'face_weight') as weigh_face,
            max(value) filter (where key = 'composition_weight') as weigh_composition,
            max(value) filter (where key = 'face_selection_boost') as boost_size,
            nullif(max(value) filter (where key = 'no_face_score'), -1) as no_face
        from settings
    ),

    limits as materialized (
        select
            *,
            -- of what no cap on days holds, this many could be reached at most; 0: all
            if(wanted = 0 or greatest(wanted, month_floor, month_cap) > 20000, 0, greatest(wanted, month_floor, month_cap)) as enough
        from (
            select
                greatest(0, coalesce(k, own.wanted, defaults.wanted))::bigint as wanted,
                greatest(0, coalesce(max_per_day, day_cap))::bigint as day_cap,
                greatest(0, coalesce(max_per_month, month_cap))::bigint as month_cap,
                greatest(0, coalesce(min_per_month, month_floor))::bigint as month_floor,
                coalesce(variety, thin_scenes)::boolean as thin_scenes,
                greatest(0, coalesce(blur_weight, try_cast(json_extract_string(own.weights, '$.blur_weight') as double), defaults.weigh_sharpness))::double as weigh_sharpness,
                greatest(0, coalesce(exposure_weight, try_cast(json_extract_string(own.weights, '$.exposure_weight') as double), defaults.weigh_exposure))::double as weigh_exposure,
                greatest(0, coalesce(face_weight, try_cast(json_extract_string(own.weights, '$.face_weight') as double), defaults.weigh_face))::double as weigh_face,
                greatest(0, coalesce(composition_weight, try_cast(json_extract_string(own.weights, '$.composition_weight') as double), defaults.weigh_composition))::double as weigh_composition,
                greatest(0, coalesce(face_selection_boost, boost_size))::double as boost_size,
                no_face,
                -- a higher number is a month of which no day is known
                (select count(day) from facts.days) as last_day
            from defaults
            cross join own
        )
    ),

    known as materialized (
        -- photos of people about whom the call or the user says something: those preferred, by name or key, or without a list for good; those excluded
        select
            there.photo_id,
            coalesce(person.name, person.person_key) as person,
            person.is_favoured,
            person.excluded
        from (
            select
                *,
                dismissed_as is null and if(boost is null, boosted, list_contains(boost::varchar[], name) or list_contains(boost::varchar[], person_key)) as is_favoured
            from facts.people
        ) as person
        inner join facts.person_photos as there
            on there.person_key = person.person_key
        where person.is_favoured
            or person.excluded
    ),

    said as materialized (
        -- what the user decided about photos, as overrides, overrides_of_albums and crowns tell it, but in one look. The highest word counts:
        -- 6 put away, 5 and 4 in and out of this album's picks, 3 and 2 of the library's, 1 shows an excluded person, 0 the keeper of its group
        select
            photo_id,
            case
                when topic = 'verdict' then if(value = 'include', 3, 2)
                when topic = 'crown' then 0
                when topic = 'hidden' or topic = 'trashed' then 6
                when album is not null and topic = 'album_override' and subject = album then if(value = 'include', 5, 4)
            end as word,
            if(topic = 'crown', event_id, null) as crowned_by
        from facts.photo_decisions
        where value is not null
            and word is not null
        union all
        select photo_id, 1 as word, null as crowned_by
        from known
        where excluded
    ),

    touched as materialized (
        -- photos about which the user, a favoured person or the call says something, and all of the groups the user decided about
        select
            photo_id,
            case max(word) when 6 then -1 when 5 then 1 when 4 then -1 when 3 then 1 when 2 then -1 when 1 then -1 end as verdict,
            max(crowned_by) as crowned_by,
            max(group_id) as group_id,
            least(count(person), 3) / 3 as share,
            count(asked) > 0 as is_asked
        from (
            select photo_id, word, crowned_by, null::bigint as group_id, null::varchar as person, null::boolean as asked
            from said
            union all
            select photo_id, null as word, null as crowned_by, group_id, null as person, null as asked
            from facts.near_duplicate_groups
            where coalesce(dedup, true)
                and group_id in (select group_id from facts.near_duplicate_groups where photo_id in (select photo_id from said))
            union all
            select photo_id, null as word, null as crowned_by, null as group_id, person, null as asked
            from known
            where is_favoured
            union all
            select unnest(among::bigint[]) as photo_id, null as word, null as crowned_by, null as group_id, null as person, true as asked
            where among is not null
            union all
            select photo_id, null as word, null as crowned_by, null as group_id, null as person, true as asked
            from manual_album_members as inside
            where album is not null
                and among is null
                and inside.album_key = album
        )
        group by photo_id
    ),

    pool as materialized (
        -- what may be picked, or decides what may
        select
            -- if: least(1, score) takes 29 ns a photo
            place + ((1e6 * if(score > 1, 1, score))::bigint << 43) as pick_key,
            scene_id,
            open_group as group_id,
            keeper_key,
            crowned_by,
            verdict
        from (
            select
                candidate.place,
                weighted_score(
                    candidate.sharpness, limits.weigh_sharpness,
                    candidate.exposure, limits.weigh_exposure,
                    candidate.composition, limits.weigh_composition,
                    coalesce(candidate.face, limits.no_face), limits.weigh_face
                ) + limits.boost_size * coalesce(touched.share, 0) as score,
                if(limits.thin_scenes, candidate.scene_id, null) as scene_id,
                -- a group whose keeper is not settled: the user decided about a member, or others may be cut off
                if(coalesce(dedup, true) and (since is not null or until is not null or album is not null or among is not null), candidate.group_id, touched.group_id) as open_group,
                candidate.is_keeper,
                candidate.keeper_key,
                touched.crowned_by,
                touched.verdict
            from facts.candidates as candidate
            cross join limits
            left join touched
                on touched.photo_id = candidate.photo_id
            where (since is null or candidate.dated >= since::date)
                and (until is null or candidate.dated <= until::date)
                and ((album is null and among is null) or touched.is_asked)
                and touched.verdict is distinct from -1
        )
        where is_keeper
            or not coalesce(dedup, true)
            or open_group is not null
    ),

    included as materialized (
        -- a join, not a filter: DuckDB would push the filters of all who read the pool into it, as one long or
        select
            pool.pick_key,
            pool.scene_id,
            pool.group_id
        from pool
        semi join (select verdict from touched where verdict = 1) as asked
            on asked.verdict = pool.verdict
    ),

    keepers as materialized (
        -- of a group that is open again: the latest crowned, else the best of the series; arg_max alone would skip one without a scene
        select
            arg_max(pool.pick_key, (coalesce(pool.crowned_by, 0)::hugeint << 47) + pool.keeper_key) as pick_key,
            arg_max_null(pool.scene_id, (coalesce(pool.crowned_by, 0)::hugeint << 47) + pool.keeper_key) as scene_id
        from pool
        anti join included
            on included.group_id = pool.group_id
        where pool.group_id is not null
        group by pool.group_id
    ),

    kept as not materialized (
        select pick_key, scene_id from pool where group_id is null and verdict is null
        union all
        select pick_key, scene_id from keepers
    ),

    covering as (
        -- people to be seen whom no included photo shows: the best photo of each
        select
            max(kept.pick_key) as pick_key,
            there.person
        from (
            select
                coalesce(asked.name, asked.person_key) as person,
                candidate.place
            from facts.people as asked
            inner join facts.person_photos as shown
                on shown.person_key = asked.person_key
            inner join facts.candidates as candidate
                on candidate.photo_id = shown.photo_id
            where cover is not null
                and asked.dismissed_as is null
                and (list_contains(cover::varchar[], asked.name) or list_contains(cover::varchar[], asked.person_key))
        ) as there
        left join kept
            on kept.pick_key & 8796093022207 = there.place
        left join included
            on included.pick_key & 8796093022207 = there.place
        group by there.person
        having count(included.pick_key) = 0
            and count(kept.pick_key) > 0
    ),

    settled as materialized (
        -- comes before any limit and counts for all
        select
            pick_key,
            scene_id,
            pick_key & 65535 as day_no,
            0 as phase,
            null as persons
        from included
        union all
        select
            kept.pick_key,
            kept.scene_id,
            kept.pick_key & 65535 as day_no,
            1 as phase,
            array_to_string(list_sort(list(covering.person)), ', ') as persons
        from covering
        inner join kept
            on kept.pick_key = covering.pick_key
        group by kept.pick_key, kept.scene_id
    ),

    contenders as materialized (
        -- a scene competes with its best photo
        select
            pick_key
        from kept
        where scene_id is null
            and (cover is null or pick_key not in (select pick_key from settled))
        union all
        select
            max(pick_key) as pick_key
        from kept
        where scene_id is not null
            and scene_id not in (select scene_id from settled where scene_id is not null)
        group by scene_id
    ),

    bounded as (
        -- how many of a contender's day could be reached at most: the cap on days, or below 0 what no such cap holds; 0: all of them
        select
            contenders.pick_key,
            contenders.pick_key & 65535 as day_no,
            if(limits.day_cap > 0 and contenders.pick_key & 65535 between 1 and limits.last_day, limits.day_cap, -limits.enough) as bound
        from contenders
        cross join limits
    ),

    entrants as (
        select
            unnest(if(daily.bound > 0, daily.pick_keys[:greatest(0, daily.bound - coalesce(taken.photos, 0))], daily.pick_keys)) as pick_key
        from (
            select
                day_no,
                bound,
                max(pick_key, abs(bound)) as pick_keys
            from bounded
            where bound <> 0
            group by day_no, bound
        ) as daily
        left join (select day_no, count(*) as photos from settled group by day_no) as taken
            on taken.day_no = daily.day_no
        union all
        select pick_key
        from bounded
        where bound = 0
    ),

    monthly as (
        select
            days.month,
            list_reverse_sort(list(entrants.pick_key)) as pick_keys
        from entrants
        left join facts.days as days
            on days.day_no = entrants.pick_key & 65535
        group by days.month
    ),

    capped as (
        select
            monthly.pick_keys[:if(limits.month_cap = 0 or monthly.month is null, len(monthly.pick_keys), greatest(0, limits.month_cap - coalesce(taken.photos, 0)))] as pick_keys,
            -- places no floor reaches, where there is no month
            if(monthly.month is null, 4294967296, coalesce(taken.photos, 0)) as already
        from monthly
        cross join limits
        left join (
            select
                days.month,
                count(*) as photos
            from settled
            inner join facts.days as days
                on days.day_no = settled.day_no
            group by days.month
        ) as taken
            on taken.month = monthly.month
    ),

    eligible as materialized (
        select
            unnest(pick_keys) as pick_key,
            unnest(range(already + 1, already + 1 + len(pick_keys))) as month_place
        from capped
    ),

    left_out as materialized (
        -- read only when the limits leave too few
        select
            contenders.pick_key
        from contenders
        cross join limits
        where limits.wanted > (select count(*) from (select pick_key from settled union all select pick_key from eligible))
    ),

    chosen as materialized (
        select
            ordered.*,
            row_number() over (order by ordered.phase, ordered.round, ordered.pick_key desc) as rank
        from (
            select pick_key, phase, 0 as round, persons from settled
            union all
            select pick_key, if(month_place <= month_floor, 2, 3) as phase, if(month_place <= month_floor, month_place, 0) as round, null as persons from eligible cross join limits
            union all
            select left_out.pick_key, 4 as phase, 0 as round, null as persons from left_out anti join eligible on eligible.pick_key = left_out.pick_key
        ) as ordered
        cross join limits
        qualify rank <= if(limits.wanted = 0, 9223372036854775807, limits.wanted)
    ),

    identified as materialized (
        select
            candidate.photo_id,
            candidate.place,
            candidate.day_no,
            chosen.phase,
            chosen.round,
            chosen.persons,
            chosen.rank,
            (chosen.pick_key >> 43) / 1e6 as score
        from chosen
        inner join facts.candidates as candidate
            on candidate.place = chosen.pick_key & 8796093022207
    ),

    described as (
        select
            identified.*,
            photo.path,
            photo.source_id,
            photo.taken_at,
            days.day,
            days.month,
            list_position(daily.ranks, identified.rank) as day_place,
            people.names
        from identified
        inner join facts.photos as photo
            on photo.photo_id = identified.photo_id
        left join facts.days as days
            on days.day_no = identified.day_no
        left join (select day_no, list_sort(list(rank)) as ranks from identified group by day_no) as daily
            on daily.day_no = identified.day_no
        left join (
            select
                photo_id,
                array_to_string(list_sort(list(person)), ', ') as names
            from known
            where is_favoured
                and photo_id in (select photo_id from identified)
            group by photo_id
        ) as people
            on people.photo_id = identified.photo_id
    )

    select
        described.photo_id,
        described.rank,
        row_number() over (order by described.place desc) as sequence,
        described.path,
        described.taken_at,
        described.day,
        described.month,
        described.score,
        described.phase = 0 as forced,
        described.phase = 4 as relaxed,
        concat(
            case
                when described.phase = 0 then 'You included it'
                when described.phase = 1 then 'Best of ' || described.persons
                when described.phase = 2 and described.round = 1 then 'Best of ' || strftime(described.month, '%B %Y')
                when described.phase = 2 then 'No. ' || described.round || ' of ' || strftime(described.month, '%B %Y')
                when described.phase = 4 then 'Relaxed: the limits per day and month left too few; score ' || printf('%.2f', described.score)
                else 'Score ' || printf('%.2f', described.score)
            end,
            case
                when described.phase = 3 and described.day is not null and described.day_place > 1
                    then ', no. ' || described.day_place || ' of the day'
            end,
            '; boosted for ' || described.names
        ) as reason,
        described.source_id
    from described
    order by described.rank
);

comment on macro table picks_v1 is 'One row per pick: photo_id, rank (order of choice), sequence (order in time), path, taken_at, day, month, score 0-1 with boosts, forced (you included it), relaxed (beyond the limits, because too few were left), reason, source_id. Arguments, each from settings unless given: k photos, max_per_day, max_per_month, min_per_month, boost (people, by name or key; without a list those boosted for good), cover (people, by name or key, each to be seen at least once: the best photo of everybody whom nothing you included shows comes before any limit and counts for all of them; nobody is shown who is only in photos you excluded, or in near-duplicates of better ones), variety (one photo a scene), dedup (keepers only), since and until (dates, both inclusive), album (key of one you made: its photos, with its own k, weights and overrides unless given), among (a list of photo_ids to pick from), and the weights blur_weight, exposure_weight, face_weight, composition_weight and face_selection_boost. 0 = unlimited, for k as well. Undated photos belong to no day and no month: no limit holds them and no month counts them.';

-- The picks by the settings in force.
create or replace view picks_v1 as
from picks_v1();

comment on view picks_v1 is 'One row per pick by the settings in force; columns as in the macro picks().';
