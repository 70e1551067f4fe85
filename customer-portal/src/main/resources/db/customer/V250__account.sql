-- What belongs to an account beside its customer: wishes, registrations that wait for their confirmation, links in e-mails,
-- browsers, passkeys, and what happened to its security. Whoever has a row in customer.customer is confirmed.
alter table customer.customer
    add column time_zone     text,                         -- null: that of the business
    add column invoice_emails boolean not null default true,
    add column ticket_emails  boolean not null default true,
    add column language      text    not null default 'en' check (language in ('en', 'de')),
    add column theme         text    not null default 'system' check (theme in ('system', 'light', 'dark')),
    add column closed_at     timestamptz;

-- The address of a closed account may be used again.
drop index customer.customer_email;
create unique index customer_email on customer.customer (lower(email)) where closed_at is null;

-- A registration whose e-mail address is not confirmed yet. There may be several of one address: the first one confirmed counts.
create table customer.sign_up (
    id            uuid        not null primary key,
    name          text        not null,
    email         text        not null,
    street        text        not null,
    city          text        not null,
    state         char(2)     not null,
    postal_code   text        not null,
    password_hash text        not null,
    language      text        not null check (language in ('en', 'de')),   -- of the page on which it was typed
    expires_at    timestamptz not null
);
create index sign_up_email on customer.sign_up (lower(email), expires_at desc);
create index sign_up_expiry on customer.sign_up (expires_at);

-- What a link in an e-mail allows, once. Only a hash of what stands in the link is kept.
create table customer.link (
    token_hash bytea       not null primary key,           -- SHA-256
    purpose    text        not null check (purpose in ('SIGN_UP', 'NEW_PASSWORD', 'NEW_EMAIL', 'SURVEY')),
    subject_id uuid        not null,                       -- the registration, the customer or the ticket
    email      text,                                       -- the new address
    expires_at timestamptz not null,
    check ((purpose = 'NEW_EMAIL') = (email is not null))
);
create index link_subject on customer.link (subject_id, purpose);
create index link_expiry on customer.link (expires_at);

-- How many e-mails were asked for to one address lately.
create index notification_asked_for on customer.notification (lower(address), queued_at) where kind = 'LINK';

-- Browsers in which somebody has signed in before: guesses of strangers do not keep them out.
create table customer.known_browser (
    token_hash  bytea       not null primary key,          -- SHA-256
    customer_id uuid        not null references customer.customer,
    used_at     timestamptz not null
);
create index known_browser_customer on customer.known_browser (customer_id);
create index known_browser_age on customer.known_browser (used_at);

create table customer.passkey (
    credential_id    bytea       not null primary key,
    customer_id      uuid        not null references customer.customer,
    label            text        not null,
    public_key       bytea       not null,
    signature_count  bigint      not null,
    user_verified    boolean     not null,
    backup_eligible  boolean     not null,
    backed_up        boolean     not null,
    transports       text[]      not null,
    attestation      bytea,
    attestation_data bytea,
    created_at       timestamptz not null,
    used_at          timestamptz not null
);
create index passkey_customer on customer.passkey (customer_id, created_at);

-- Who a provider of identities says that somebody is.
create table customer.identity (
    issuer      text        not null,
    subject     text        not null,
    customer_id uuid        not null references customer.customer,
    linked_at   timestamptz not null,
    primary key (issuer, subject)
);
create index identity_customer on customer.identity (customer_id);

-- What happened to an account's security. It can be added to and read, and nothing else.
create table customer.security_event (
    id          uuid        not null primary key,
    customer_id uuid        not null,
    kind        text        not null,
    at          timestamptz not null,
    address     text        not null,
    browser     text        not null
);
create index security_event_customer on customer.security_event (customer_id, at desc, id desc);
create index security_event_age on customer.security_event (at);
revoke update, delete on customer.security_event from customer_app;

-- Forgets what is older than that many days, and at least a year old.
create function customer.forget_security_events(days int) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with forgotten as (
        delete from customer.security_event
        where at < now() - make_interval(days => greatest(days, 365))
        returning 1)
    select count(*) from forgotten
$$;
revoke all on function customer.forget_security_events(int) from public;
