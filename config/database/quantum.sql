-- The two roles and the database of one quantum; variables: quantum, owner_password, app_password, app_privileges,
-- also_connects.
\set owner :quantum _owner
\set app :quantum _app

\set role :owner
\set password :owner_password
\ir role.sql

\set role :app
\set password :app_password
\ir role.sql

\set database :quantum
\ir database.sql
