-- While a hold is not released, nothing is charged. Holds are never deleted: who put billing on hold and who released it,
-- and why, stays here.
create table billing.hold (
    id             bigint      not null generated always as identity primary key,
    begun_at       timestamptz not null,
    begun_by       text        not null,
    reason         text        not null check (reason <> ''),
    released_at    timestamptz,
    released_by    text,
    release_reason text        check (release_reason <> ''),
    check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);
-- One at a time.
create unique index hold_one on billing.hold ((true)) where released_at is null;
