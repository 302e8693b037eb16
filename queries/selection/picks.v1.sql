-- grain: one row per pick
-- inputs: facts.candidates, settings, overrides, crowns, person_photos, photos
-- example: select rank, path, reason from picks(k := 20, boost := ['Emma'], since := '2023-01-01') order by rank
--
-- A candidate is one bigint: its score in millionths, then its place by time and path, so that the larger one is the better pick
-- and no two are equal. "The best n of each day" is then max(candidate, n), and only what survives it is ever sorted.
create or replace macro picks_v1(
    k := null,
    max_per_day := null,
    min_per_month := null,
    max_per_month := null,
    boost := [],
    variety := null,
    dedup := true,
    since := null,
    until := null
) as table (
    with defaults as (
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
            greatest(0, coalesce(k, defaults.wanted))::bigint as wanted,
            greatest(0, coalesce(max_per_day, defaults.day_cap))::bigint as day_cap,
            greatest(0, coalesce(max_per_month, defaults.month_cap))::bigint as month_cap,
            greatest(0, coalesce(min_per_month, defaults.month_floor))::bigint as month_floor,
            coalesce(variety, defaults.thin_scenes)::boolean as thin_scenes,
            coalesce(dedup, true)::boolean as only_keepers,
            defaults.boost_size,
            defaults.sharpness_weight,
            defaults.exposure_weight,
            defaults.face_weight,
            defaults.composition_weight,
            defaults.no_face
        from defaults
    ),

    boosted as materialized (
        select
            photo_id,
            least(count(*), 3) / 3 as share
        from person_photos
        where list_contains(boost::varchar[], person)
        group by photo_id
    ),

    decided as materialized (
        select
            photo_id,
            state
        from overrides
    ),

    scope as not materialized (
        select
            candidate.ordinal,
            candidate.photo_id,
            candidate.day,
            candidate.month,
            candidate.group_id,
            candidate.scene_id,
            candidate.series_score,
            (round(1e6 * least(1, greatest(0, weighted_score(
                candidate.sharpness, limits.sharpness_weight,
                candidate.exposure, limits.exposure_weight,
                candidate.composition, limits.composition_weight,
                coalesce(candidate.face, limits.no_face), limits.face_weight
            ) + limits.boost_size * coalesce(boosted.share, 0))))::bigint << 40) + (1099511627775 - candidate.ordinal) as pick_key
        from facts.candidates as candidate
        cross join limits
        left join boosted
            on boosted.photo_id = candidate.photo_id
        where (since is null or coalesce(candidate.day, candidate.month) >= since::date)
            and (until is null or coalesce(candidate.day, candidate.month) <= until::date)
    ),

    forced as materialized (
        select
            scope.*
        from scope
        where scope.photo_id in (select photo_id from decided where state = 'include')
    ),

    crowned as materialized (
        select
            max_by(scope.photo_id, crown.event_id) as photo_id
        from scope
        inner join crowns as crown
            on crown.photo_id = scope.photo_id
        where scope.group_id is not null
            and scope.photo_id not in (select photo_id from decided where state = 'exclude')
        group by scope.group_id
    ),

    undecided as materialized (
        select
            scope.pick_key,
            scope.ordinal,
            scope.photo_id,
            scope.day,
            scope.month,
            scope.group_id,
            scope.scene_id,
            scope.series_score
        from scope
        cross join limits
        where scope.photo_id not in (select photo_id from decided)
            and (not limits.only_keepers or scope.group_id is null or scope.group_id not in (select group_id from forced where group_id is not null))
    ),

    keepers as materialized (
        -- one per group: the crowned, else the best of the series, else the earliest; arg_max alone would skip an undated keeper for a dated photo
        select
            max_by(undecided.pick_key, keeper_key) as pick_key,
            arg_max_null(undecided.day, keeper_key) as day,
            arg_max_null(undecided.month, keeper_key) as month,
            arg_max_null(undecided.scene_id, keeper_key) as scene_id
        from (
            select
                undecided.*,
                if(undecided.photo_id in (select photo_id from crowned), 1::bigint << 61, 0)
                    + (round(1e6 * coalesce(undecided.series_score::double, 0))::bigint << 40)
                    + (1099511627775 - undecided.ordinal) as keeper_key
            from undecided
            cross join limits
            where limits.only_keepers
                and undecided.group_id is not null
        ) as undecided
        group by undecided.group_id
    ),

    deduplicated as materialized (
        select
            undecided.pick_key,
            undecided.day,
            undecided.month,
            undecided.scene_id
        from undecided
        cross join limits
        where not limits.only_keepers
            or undecided.group_id is null
        union all
        select
            keepers.pick_key,
            keepers.day,
            keepers.month,
            keepers.scene_id
        from keepers
    ),

    contenders as materialized (
        select
            deduplicated.pick_key,
            deduplicated.day,
            deduplicated.month
        from deduplicated
        cross join limits
        where not limits.thin_scenes
            or deduplicated.scene_id is null
        union all
        -- a scene competes with its best photo
        select
            max(deduplicated.pick_key) as pick_key,
            arg_max_null(deduplicated.day, deduplicated.pick_key) as day,
            arg_max_null(deduplicated.month, deduplicated.pick_key) as month
        from deduplicated
        cross join limits
        where limits.thin_scenes
            and deduplicated.scene_id is not null
            and deduplicated.scene_id not in (select scene_id from forced where scene_id is not null)
        group by deduplicated.scene_id
    ),

    capped_by_day as (
        select
            contenders.day,
            contenders.month,
            unnest(max(contenders.pick_key, greatest(1, limits.day_cap))) as pick_key
        from contenders
        cross join limits
        where limits.day_cap > 0
            and contenders.day is not null
        group by contenders.day, contenders.month
    ),

    best_of_month as (
        -- photos without a day's cap: as many as the month may have, or has to be covered with
        select
            null::date as day,
            contenders.month,
            unnest(max(contenders.pick_key, greatest(1, if(limits.month_cap > 0, limits.month_cap, limits.month_floor)))) as pick_key
        from contenders
        cross join limits
        where (limits.day_cap = 0 or contenders.day is null)
            and contenders.month is not null
            and greatest(limits.month_cap, limits.month_floor) > 0
        group by contenders.month
    ),

    free_cut as (
        -- the last that k photos could reach, among those that no cap holds; null = all
        select
            min(pick_key) as pick_key
        from (
            select
                unnest(max(contenders.pick_key, limits.wanted)) as pick_key
            from contenders
            cross join limits
            where limits.wanted between 1 and 500000
                and (limits.day_cap = 0 or contenders.day is null)
                and (limits.month_cap = 0 or contenders.month is null)
        )
    ),

    free as (
        select
            contenders.day,
            contenders.month,
            contenders.pick_key
        from contenders
        cross join limits
        cross join free_cut
        where (limits.day_cap = 0 or contenders.day is null)
            and (limits.month_cap = 0 or contenders.month is null)
            and (free_cut.pick_key is null or contenders.pick_key >= free_cut.pick_key)
    ),

    entrants as (
        select day, month, pick_key from capped_by_day
        union
        select null as day, month, pick_key from best_of_month
        union
        select null as day, month, pick_key from free
    ),

    ranked_by_day as (
        select
            entrants.day,
            entrants.month,
            entrants.pick_key
        from entrants
        cross join limits
        left join (select day, count(*) as photos from forced group by day) as taken
            on taken.day = entrants.day
        qualify entrants.day is null
            or row_number() over (partition by entrants.day order by entrants.pick_key desc) + coalesce(taken.photos, 0) <= limits.day_cap
    ),

    ranked_by_month as (
        select
            ranked_by_day.pick_key,
            if(ranked_by_day.month is null, null, row_number() over (partition by ranked_by_day.month order by ranked_by_day.pick_key desc) + coalesce(taken.photos, 0)) as month_place
        from ranked_by_day
        left join (select month, count(*) as photos from forced group by month) as taken
            on taken.month = ranked_by_day.month
    ),

    eligible as materialized (
        select
            ranked_by_month.pick_key,
            if(ranked_by_month.month_place <= limits.month_floor, 1, 2) as phase,
            if(ranked_by_month.month_place <= limits.month_floor, ranked_by_month.month_place, 0) as round
        from ranked_by_month
        cross join limits
        where limits.month_cap = 0
            or ranked_by_month.month_place is null
            or ranked_by_month.month_place <= limits.month_cap
    ),

    shortfall as (
        select
            limits.wanted - (select count(*) from forced) - (select count(*) from eligible) as photos
        from limits
    ),

    relaxed as (
        select
            contenders.pick_key
        from contenders
        where (select photos from shortfall) > 0
            and contenders.pick_key not in (select pick_key from eligible)
        order by contenders.pick_key desc
        limit (select greatest(0, photos) from shortfall)
    ),

    ordered as (
        select forced.pick_key, 0 as phase, 0 as round from forced
        union all
        select pick_key, phase, round from eligible
        union all
        select pick_key, 3 as phase, 0 as round from relaxed
    ),

    chosen as (
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
            candidate.ordinal,
            chosen.rank,
            chosen.phase,
            chosen.round,
            (chosen.pick_key >> 40) / 1e6 as score
        from chosen
        inner join facts.candidates as candidate
            on candidate.ordinal = 1099511627775 - (chosen.pick_key & 1099511627775)
    ),

    described as (
        select
            identified.*,
            photo.path,
            photo.source_id,
            photo.taken_at,
            photo.day,
            photo.month,
            row_number() over (partition by photo.day order by identified.rank) as day_place,
            people.names
        from identified
        inner join photos as photo
            on photo.photo_id = identified.photo_id
        left join (
            select
                photo_id,
                string_agg(person, ', ' order by person) as names
            from person_photos
            where list_contains(boost::varchar[], person)
                and photo_id in (select photo_id from identified)
            group by photo_id
        ) as people
            on people.photo_id = identified.photo_id
    )

    select
        described.photo_id,
        described.rank,
        row_number() over (order by described.ordinal) as sequence,
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

comment on macro table picks_v1 is 'One row per pick: photo_id, rank (order of choice), sequence (order in time), path, taken_at, day, month, score 0-1 with boosts, forced (you included it), relaxed (beyond the limits, because too few were left), reason, source_id. Arguments, each from settings unless given: k photos, max_per_day, max_per_month, min_per_month, boost (people), variety (one photo a scene), dedup (keepers only), since and until (dates, both inclusive). 0 = unlimited, for k as well. Undated photos belong to no day and no month: no limit holds them and no month counts them.';

-- The picks by the settings in force.
create or replace view picks_v1 as
from picks_v1();

comment on view picks_v1 is 'One row per pick by the settings in force; columns as in the macro picks().';
