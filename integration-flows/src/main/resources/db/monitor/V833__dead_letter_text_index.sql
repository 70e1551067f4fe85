-- Any part of a text of three letters or digits is found by its trigrams. A database that had the extension before may
-- have it in another schema.
do $$
begin
    execute (
        select format('create index dead_letter_text_parts on ops.dead_letter_text'
                      ' using gin (text %1$I.gin_trgm_ops, type %1$I.gin_trgm_ops)', n.nspname)
        from pg_extension e join pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm');
end
$$;
