-- What dead letters are searched for, apart from their state: a dead letter changes its state often and its text hardly
-- ever, and each change of a row writes all its indexes. It holds only what is masked, like the dead letter itself. Of a
-- long body it holds the beginning, since its index takes time to write with each trigram.
do $$
begin
    create extension if not exists pg_trgm with schema ops;
exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise exception 'The database % needs the extension pg_trgm, and its owner cannot create it: %',
        current_database(), sqlerrm
        using hint = 'A superuser creates it with "create extension pg_trgm" in this database.';
end
$$;

create table ops.dead_letter_text (
    dead_letter bigint not null primary key references ops.dead_letter on delete cascade,
    type        text   not null,
    text        text   not null      -- the beginning of the body, and the cause
);

create function ops.keep_dead_letter_text() returns trigger
    language plpgsql
as $$
begin
    insert into ops.dead_letter_text (dead_letter, type, text)
    values (new.id, new.type, left(coalesce(new.body, ''), 20000) || E'\n' || new.cause_text)
    on conflict (dead_letter) do update set type = excluded.type, text = excluded.text
    where (dead_letter_text.type, dead_letter_text.text) is distinct from (excluded.type, excluded.text);
    return null;
end
$$;
create trigger dead_letter_has_text after insert or update of type, body, cause_text on ops.dead_letter
    for each row execute function ops.keep_dead_letter_text();

insert into ops.dead_letter_text (dead_letter, type, text)
select id, type, left(coalesce(body, ''), 20000) || E'\n' || cause_text from ops.dead_letter;
