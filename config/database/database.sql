-- One database; variables: database, owner (migrates it), app (works in it), app_privileges, also_connects.
select format('create database %I owner %I', :'database', :'owner')
 where not exists (select from pg_database where datname = :'database') \gexec

revoke all on database :"database" from public;
grant :app_privileges on database :"database" to :"app";
grant connect on database :"database" to :"also_connects";

\connect :"database"

-- Whatever the owner will create, the application may use but never alter, truncate or drop. The schema public holds
-- nothing but the record of migrations.
revoke all on schema public from public;
alter default privileges for role :"owner" revoke execute on functions from public;
alter default privileges for role :"owner" grant usage on schemas to :"app";
alter default privileges for role :"owner" grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" grant usage on sequences to :"app";
alter default privileges for role :"owner" grant execute on functions to :"app";

\connect postgres
