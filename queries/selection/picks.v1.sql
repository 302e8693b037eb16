-- grain: one row per pick
-- inputs: facts.candidates, facts.days, settings, overrides, overrides_of_albums, manual_albums, manual_album_photos, crowns, facts.people, facts.person_photos, facts.photos
-- example: select rank, path, reason from picks(k := 20, boost := ['Emma'], since := '2023-01-01') order by rank
--
-- A candidate is one bigint: its score in millionths << 43, its place by time and path << 16, its day_no. The larger one is the better
-- pick and no two are equal, so "the best n of each day" is max(pick_key, n), and only what survives it is ever sorted or looked up.
create or replace macro picks_v1(
    k := null,
    max_per_day := null,
    min_per_month := null,
    max_per_month := null,
    boost := null,
    variety := null,
    dedup := true,
    since := null,
    until := null,
    album := null,
    among := null
) as table (
    with own as (
        -- what the album has of its own
        select
            max(manual_albums.k) as wanted,
            any_value(manual_albums.weights) as weights
        from manual_albums
        where manual_albums.album_key = album
    ),

    defaults as (
        select
            max(value) filter (where key = 'default_selection_k') as wanted,
            max(value) filter (where key = 'max_per_day') as day_cap,
            max(value) filter (where key = 'max_per_month') as month_cap,
            max(value) filter (where key = 'min_per_month') as month_floor,
            max(value) filter (where key = 'variety') <> 0 as thin_scenes,
            max(value) filter (where key = 'face_selection_boost') as boost_size,
            max(value) filter (where key = 'blur_weight') as sharpness_weight,
            max(value) filter (where key = 'exposure_weight') as exposure_weight,
            max(value) filter (where key = 'face_weight') as face_weight,
            max(value) filter (where key = 'composition_weight') as composition_weight,
            nullif(max(value) filter (where key = 'no_face_score'), -1) as no_face
        from settings
    ),

    limits as materialized (
        select
            greatest(0, coalesce(k, own.wanted, defaults.wanted))::bigint as wanted,
            greatest(0, coalesce(max_per_day, defaults.day_cap))::bigint as day_cap,
            greatest(0, coalesce(max_per_month, defaults.month_cap))::bigint as month_cap,
            greatest(0, coalesce(min_per_month, defaults.month_floor))::bigint as month_floor,
            coalesce(variety, defaults.thin_scenes)::boolean as thin_scenes,
            defaults.boost_size,
            coalesce(try_cast(json_extract_string(own.weights, '$.blur_weight') as double), defaults.sharpness_weight) as sharpness_weight,
            coalesce(try_cast(json_extract_string(own.weights, '$.exposure_weight') as double), defaults.exposure_weight) as exposure_weight,
            coalesce(try_cast(json_extract_string(own.weights, '$.face_weight') as double), defaults.face_weight) as face_weight,
            coalesce(try_cast(json_extract_string(own.weights, '$.composition_weight') as double), defaults.composition_weight) as composition_weight,
            defaults.no_face,
            -- a higher number is a month of which no day is known
            (select count(day) from facts.days) as last_day
        from defaults
        cross join own
    ),

    favoured as materialized (
        -- by name or key; without a list, whom the user prefers for good
        select
            there.photo_id,
            coalesce(known.name, known.person_key) as person
        from facts.people as known
        inner join facts.person_photos as there
            on there.person_key = known.person_key
        where known.dismissed_as is null
            and if(boost is null, known.boosted, list_contains(boost::varchar[], known.name) or list_contains(boost::varchar[], known.person_key))
    ),

    decided as materialized (
        select
            general.photo_id,
            general.state
        from overrides as general
        where general.photo_id not in (select own_word.photo_id from overrides_of_albums as own_word where own_word.album_key = album)
        union all
        select
            own_word.photo_id,
            own_word.state
        from overrides_of_albums as own_word
        where own_word.album_key = album
    ),

    chosen_from as materialized (
        -- the photos that may be picked, when not all may
        select distinct
            unnest(among::bigint[]) as photo_id
        union all
        select
            inside.photo_id
        from manual_album_photos as inside
        where inside.album_key = album
            and among is null
    ),

    crowned as materialized (
        select
            photo_id,
            event_id
        from crowns
    ),

    reopened as materialized (
        -- groups whose keeper is not settled: the user decided about a member, or a date or a list may cut off others
        select distinct
            group_id
        from facts.candidates
        where coalesce(dedup, true)
            and group_id is not null
            and (
                since is not null
                or until is not null
                or album is not null
                or among is not null
                or photo_id in (select photo_id from decided union all select photo_id from crowned)
            )
    ),

    scope as materialized (
        -- what may be picked, or decides what may
        select
            ((1e6 * least(1::double, weighted_score(
                candidate.sharpness, limits.sharpness_weight,
                candidate.exposure, limits.exposure_weight,
                candidate.composition, limits.composition_weight,
                coalesce(candidate.face, limits.no_face), limits.face_weight
            ) + limits.boost_size * coalesce(boosted.share, 0)))::bigint << 43) + candidate.place as pick_key,
            candidate.scene_id,
            reopened.group_id,
            decided.state is not null as is_forced
        from facts.candidates as candidate
        cross join limits
        left join (
            select
                photo_id,
                least(count(*), 3) / 3 as share
            from favoured
            group by photo_id
        ) as boosted
            on boosted.photo_id = candidate.photo_id
        left join decided
            on decided.photo_id = candidate.photo_id
        left join reopened
            on reopened.group_id = candidate.group_id
        left join chosen_from
            on chosen_from.photo_id = candidate.photo_id
        where ((album is null and among is null) or chosen_from.photo_id is not null)
            and (since is null or candidate.dated >= since::date)
            and (until is null or candidate.dated <= until::date)
            and (candidate.is_keeper or not coalesce(dedup, true) or reopened.group_id is not null)
            and decided.state is distinct from 'exclude'
    ),

    forced as materialized (
        select
            pick_key,
            scene_id,
            group_id,
            pick_key & 65535 as day_no
        from scope
        where is_forced
    ),

    rivals as (
        select
            scope.pick_key,
            scope.scene_id,
            scope.group_id,
            (coalesce(crowned.event_id, 0)::hugeint << 47) + candidate.keeper_key as claim
        from scope
        inner join facts.candidates as candidate
            on candidate.place = scope.pick_key & 8796093022207
        left join crowned
            on crowned.photo_id = candidate.photo_id
        anti join forced
            on forced.group_id = scope.group_id
        where scope.group_id is not null
    ),

    keepers as materialized (
        -- of a group that is open again: the latest crowned, else the best of the series; arg_max alone would skip one without a scene
        select
            arg_max(pick_key, claim) as pick_key,
            arg_max_null(scene_id, claim) as scene_id
        from rivals
        group by group_id
    ),

    deduplicated as not materialized (
        select pick_key, scene_id from scope where group_id is null and not is_forced
        union all
        select pick_key, scene_id from keepers
    ),

    contenders as materialized (
        select
            deduplicated.pick_key
        from deduplicated
        cross join limits
        where not limits.thin_scenes
            or deduplicated.scene_id is null
        union all
        -- a scene competes with its best photo
        select
            max(deduplicated.pick_key) as pick_key
        from deduplicated
        cross join limits
        where limits.thin_scenes
            and deduplicated.scene_id is not null
            and deduplicated.scene_id not in (select scene_id from forced where scene_id is not null)
        group by deduplicated.scene_id
    ),

    days_best as (
        select
            contenders.pick_key & 65535 as day_no,
            max(contenders.pick_key, limits.day_cap) as pick_keys
        from contenders
        cross join limits
        where limits.day_cap > 0
            and contenders.pick_key & 65535 between 1 and limits.last_day
        group by contenders.pick_key & 65535
    ),

    best_of_day as (
        select
            unnest(days_best.pick_keys[:greatest(0, limits.day_cap - coalesce(taken.photos, 0))]) as pick_key
        from days_best
        cross join limits
        left join (select day_no, count(*) as photos from forced group by day_no) as taken
            on taken.day_no = days_best.day_no
    ),

    uncapped as not materialized (
        -- what no cap on days holds: all, or what is not dated to the day
        select
            contenders.pick_key,
            contenders.pick_key & 65535 as day_no
        from contenders
        cross join limits
        where limits.day_cap = 0
            or not (contenders.pick_key & 65535 between 1 and limits.last_day)
    ),

    best_of_month as (
        -- as many as the month may have, or has to be covered with
        select
            unnest(max(uncapped.pick_key, greatest(1, if(limits.month_cap > 0, limits.month_cap, limits.month_floor)))) as pick_key
        from uncapped
        cross join limits
        inner join facts.days as days
            on days.day_no = uncapped.day_no
        where greatest(limits.month_cap, limits.month_floor) > 0
        group by days.month
    ),

    free_cut as (
        -- the last that k photos could reach, among those that no cap holds; null = all
        select
            max(uncapped.pick_key, limits.wanted)[-1] as pick_key
        from uncapped
        cross join limits
        where limits.wanted between 1 and 500000
            and (limits.month_cap = 0 or uncapped.day_no = 0)
    ),

    free as (
        select
            uncapped.pick_key
        from uncapped
        cross join limits
        cross join free_cut
        where (limits.month_cap = 0 or uncapped.day_no = 0)
            and (free_cut.pick_key is null or uncapped.pick_key >= free_cut.pick_key)
    ),

    entrants as (
        select pick_key from best_of_day
        union all
        (
            select pick_key from best_of_month
            union
            select pick_key from free
        )
    ),

    placed as (
        select
            entrants.pick_key,
            if(days.month is null, null, row_number() over (partition by days.month order by entrants.pick_key desc) + coalesce(taken.photos, 0)) as month_place
        from entrants
        left join facts.days as days
            on days.day_no = entrants.pick_key & 65535
        left join (
            select
                month,
                count(*) as photos
            from forced
            inner join facts.days
                on days.day_no = forced.day_no
            group by month
        ) as taken
            on taken.month = days.month
    ),

    eligible as materialized (
        select
            placed.pick_key,
            if(placed.month_place <= limits.month_floor, 1, 2) as phase,
            if(placed.month_place <= limits.month_floor, placed.month_place, 0) as round
        from placed
        cross join limits
        where limits.month_cap = 0
            or placed.month_place is null
            or placed.month_place <= limits.month_cap
    ),

    shortfall as materialized (
        select
            limits.wanted - (select count(*) from forced) - (select count(*) from eligible) as photos
        from limits
    ),

    left_out as materialized (
        select
            contenders.pick_key
        from contenders
        cross join shortfall
        where shortfall.photos > 0
    ),

    relaxed as (
        select
            left_out.pick_key
        from left_out
        anti join eligible
            on eligible.pick_key = left_out.pick_key
        order by left_out.pick_key desc
        limit (select greatest(0, photos) from shortfall)
    ),

    ordered as (
        select pick_key, 0 as phase, 0 as round from forced
        union all
        select pick_key, phase, round from eligible
        union all
        select pick_key, 3 as phase, 0 as round from relaxed
    ),

    chosen as materialized (
        select
            ordered.pick_key,
            ordered.phase,
            ordered.round,
            row_number() over (order by ordered.phase, ordered.round, ordered.pick_key desc) as rank
        from ordered
        qualify rank <= (select if(wanted = 0, 9223372036854775807, wanted) from limits)
    ),

    identified as materialized (
        select
            candidate.photo_id,
            candidate.place,
            candidate.day_no,
            chosen.phase,
            chosen.round,
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
            row_number() over (partition by days.day order by identified.rank) as day_place,
            people.names
        from identified
        inner join facts.photos as photo
            on photo.photo_id = identified.photo_id
        left join facts.days as days
            on days.day_no = identified.day_no
        left join (
            select
                photo_id,
                string_agg(person, ', ' order by person) as names
            from favoured
            where photo_id in (select photo_id from identified)
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
        described.phase = 3 as relaxed,
        concat(
            case
                when described.phase = 0 then 'You included it'
                when described.phase = 1 and described.round = 1 then 'Best of ' || strftime(described.month, '%B %Y')
                when described.phase = 1 then 'No. ' || described.round || ' of ' || strftime(described.month, '%B %Y')
                when described.phase = 3 then 'Relaxed: the limits per day and month left too few; score ' || printf('%.2f', described.score)
                else 'Score ' || printf('%.2f', described.score)
            end,
            case
                when described.phase = 2 and described.day is not null and described.day_place > 1
                    then ', no. ' || described.day_place || ' of the day'
            end,
            '; boosted for ' || described.names
        ) as reason,
        described.source_id
    from described
    order by described.rank
);

comment on macro table picks_v1 is 'One row per pick: photo_id, rank (order of choice), sequence (order in time), path, taken_at, day, month, score 0-1 with boosts, forced (you included it), relaxed (beyond the limits, because too few were left), reason, source_id. Arguments, each from settings unless given: k photos, max_per_day, max_per_month, min_per_month, boost (people, by name or key; without a list those boosted for good), variety (one photo a scene), dedup (keepers only), since and until (dates, both inclusive), album (key of one you made: its photos, with its own k, weights and overrides unless given), among (a list of photo_ids to pick from). 0 = unlimited, for k as well. Undated photos belong to no day and no month: no limit holds them and no month counts them.';

-- The picks by the settings in force.
create or replace view picks_v1 as
from picks_v1();

comment on view picks_v1 is 'One row per pick by the settings in force; columns as in the macro picks().';
