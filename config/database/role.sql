-- One role which may sign in; variables: role, password.

-- Where a password was not given, psql leaves the name of its variable, which everybody knows.
select format('do %L', format('begin raise exception %L; end',
              'The password of ' || :'role' || ' is missing: add -v ' || :'role' || '_password=...'))
 where :'password' in ('', format(':%s_password', :'role')) \gexec

select format('create role %I', :'role')
 where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" with login noinherit nosuperuser nocreatedb nocreaterole password :'password';

-- A transaction that is forgotten holds back vacuum, and with it every queue table.
alter role :"role" set idle_in_transaction_session_timeout = '60s';
alter role :"role" set transaction_timeout = '15min';
