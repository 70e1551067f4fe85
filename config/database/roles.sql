-- Creates the databases of the four quanta with one owner and one run-time role each. May be run again at any time:
-- it changes only what differs, passwords included. Run it as a superuser:
--
--   psql -d postgres -v ON_ERROR_STOP=1 \
--        -v customer_owner_password=... -v customer_app_password=... -v billing_owner_password=... \
--        -v billing_app_password=... -v sysops_owner_password=... -v sysops_app_password=... \
--        -v reporting_owner_password=... -v reporting_app_password=... -v contract_sync_password=... \
--        -f config/database/roles.sql
--
-- The local platform runs this very file. It understands the commands of psql that are used here and no others.

\set ON_ERROR_STOP on

-- Replicates the contract catalog. What it may read and write is granted by the migrations of each database.
\set role contract_sync
\set password :contract_sync_password
\ir role.sql

\set quantum customer
\set owner_password :customer_owner_password
\set app_password :customer_app_password
\set app_privileges connect
\set also_connects contract_sync
\ir quantum.sql

\set quantum billing
\set owner_password :billing_owner_password
\set app_password :billing_app_password
\set app_privileges 'connect, temporary'
\set also_connects contract_sync
\ir quantum.sql

\set quantum sysops
\set owner_password :sysops_owner_password
\set app_password :sysops_app_password
\set app_privileges connect
\set also_connects contract_sync
\ir quantum.sql

\set quantum reporting
\set owner_password :reporting_owner_password
\set app_password :reporting_app_password
\set app_privileges connect
\set also_connects reporting_app
\ir quantum.sql

-- Nobody but a superuser has business in the databases that every cluster has.
revoke connect on database postgres, template1 from public;
