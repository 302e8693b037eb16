-- grain: one row: why a photo is among the picks, or what kept it out
-- inputs: facts.photos, facts.candidates, all_photos, photo_scores, overrides, crowns, facts.scenes, picks, settings
-- example: from why(42)
create or replace macro why_v1(wanted_photo) as table
with asked as (
    select
        known.photo_id,
        known.path,
        known.is_missing,
        known.is_hidden,
        known.trashed_at,
        shown.path as shown_with,
        known.is_video,
        known.day,
        known.month,
        scored.score,
        scene.scene_id,
        override.state
    from all_photos as known
    left join facts.photos as shown
        on shown.photo_id = known.companion_of
    left join photo_scores as scored
        on scored.photo_id = known.photo_id
    left join facts.scenes as scene
        on scene.photo_id = known.photo_id
    left join overrides as override
        on override.photo_id = known.photo_id
    where known.photo_id = wanted_photo
),

picked as materialized (
    from picks
),

keeper as (
    -- who stands for its group, in the order of near_duplicates: its photos alone, where that view ranks the library's
    select
        photo.path,
        crown.event_id is not null as is_crowned,
        coalesce(override.state = 'include', false) as is_included,
        member.photo_id
    from facts.candidates as member
    inner join facts.photos as photo
        on photo.photo_id = member.photo_id
    left join overrides as override
        on override.photo_id = member.photo_id
    left join crowns as crown
        on crown.photo_id = member.photo_id
    where member.group_id = (select group_id from facts.candidates where photo_id = wanted_photo)
    order by
        case override.state when 'include' then 2 when 'exclude' then 0 else 1 end desc,
        coalesce(crown.event_id, 0) desc,
        member.keeper_key desc
    limit 1
),

of_the_scene as (
    select
        picked.path
    from picked
    inner join facts.scenes as scene
        on scene.photo_id = picked.photo_id
    where scene.scene_id = (select scene_id from asked)
    order by picked.rank
    limit 1
),

tally as (
    select
        count(*) filter (where picked.day = asked.day) as same_day,
        count(*) filter (where picked.month = asked.month) as same_month,
        count(picked.photo_id) filter (where not picked.forced) as picks,
        -- not of those that a month has a right to
        min(picked.score) filter (where picked.relaxed or starts_with(picked.reason, 'Score ')) as last_score
    from asked
    left join picked
        on true
),

limits as (
    select
        max(value) filter (where key = 'max_per_day') as day_cap,
        max(value) filter (where key = 'max_per_month') as month_cap,
        max(value) filter (where key = 'variety') <> 0 as thin_scenes
    from settings
)

select
    asked.photo_id,
    asked.path,
    own.rank is not null as is_picked,
    case
        when own.rank is not null then printf('Pick no. %d: %s', own.rank, own.reason)
        when asked.is_missing then 'Its file is gone'
        when asked.trashed_at is not null then 'It is in the trash'
        when asked.is_hidden then 'You hid it'
        when asked.shown_with is not null then format('It is shown with {}', asked.shown_with)
        when asked.is_video then 'It is a video'
        when asked.score is null then 'It could not be measured'
        when asked.state = 'exclude' then 'You excluded it, or a person in it'
        when keeper.path is not null
            then format(
                'A near-duplicate of {}, which {}',
                keeper.path,
                case when keeper.is_included then 'you included' when keeper.is_crowned then 'you crowned' else 'is the best of the series' end
            )
        when limits.thin_scenes and of_the_scene.path is not null then format('{} shows the same scene', of_the_scene.path)
        when limits.day_cap > 0 and tally.same_day >= limits.day_cap
            then format('{} has its {} already; its score is {:.2f}', strftime(asked.day, '%-d %B %Y'), if(tally.same_day = 1, 'pick', tally.same_day || ' picks'), asked.score)
        when limits.month_cap > 0 and tally.same_month >= limits.month_cap
            then format('{} has its {} already; its score is {:.2f}', strftime(asked.month, '%B %Y'), if(tally.same_month = 1, 'pick', tally.same_month || ' picks'), asked.score)
        when tally.picks > 0 and tally.last_score is null then format('Every place went to the best of a month; its score is {:.2f}', asked.score)
        else format('Others came first: its score is {:.2f}, the lowest picked {}', asked.score, coalesce(printf('%.2f', tally.last_score), 'none'))
    end as words
from asked
cross join tally
cross join limits
left join picked as own
    on own.photo_id = asked.photo_id
left join keeper
    on keeper.photo_id <> asked.photo_id
left join of_the_scene
    on true;

comment on macro table why_v1 is 'One row for a photo of the library: photo_id, path, is_picked (by the settings in force), words (why it is among the picks, or what kept it out). What keeps a photo out is said in this order: no file, the trash, hidden, shown with another, a video, not measured, your exclusion, its near-duplicates, its scene, the limit of its day, of its month, its score.';
