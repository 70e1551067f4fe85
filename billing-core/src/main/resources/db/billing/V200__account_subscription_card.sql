create schema billing;

-- A customer as billing needs it: whom an invoice is addressed to and whose sales tax applies.
create table billing.account (
    customer_id  uuid   not null primary key,
    name         text   not null,
    email        text   not null,
    street       text   not null,
    city         text   not null,
    state        char(2) not null,
    postal_code  text   not null,
    version      bigint not null                     -- of the customer's record; an older message changes nothing
);

create table billing.subscription (
    id            bigint   not null generated always as identity primary key,
    plan_id       uuid     not null unique,
    customer_id   uuid     not null references billing.account,
    contract_code text     not null,
    starts_on     date     not null,
    anchor_day    smallint not null check (anchor_day between 1 and 31),
    ends_on       date,                              -- exclusive; null: open-ended
    billed_to     date     not null,                 -- start of the first period that no run has frozen yet
    version       bigint   not null,                 -- of the plan; an older message changes nothing
    check (ends_on is null or ends_on >= starts_on),
    check (billed_to >= starts_on)
) with (fillfactor = 50);  -- each run moves billed_to of every row: on half-filled pages that leaves the indexes alone

create table billing.card (
    id                     uuid        not null primary key,   -- the registration id
    customer_id            uuid        not null,
    state                  text        not null check (state in ('VERIFIED', 'REJECTED', 'REMOVED')),
    rejection              text,
    brand                  text,
    last_four              char(4),
    expires_on             date,                               -- last day on which it is valid
    provider_customer      text,
    provider_method        text,                               -- the provider's token
    fingerprint            bytea,                              -- keyed HMAC of the number, finds duplicates
    key_id                 text,                               -- of the key that wraps data_key
    wrapped_key            bytea,
    sealed_number          bytea,                              -- AES-256-GCM; additional data: card id and key id
    registered_at          timestamptz not null,
    chosen_at              timestamptz,                        -- when its customer last chose it to pay
    check (state <> 'REMOVED' or (wrapped_key is null and sealed_number is null)),
    check (state <> 'VERIFIED' or (brand is not null and last_four is not null and expires_on is not null
        and provider_method is not null and fingerprint is not null and sealed_number is not null))
);
create index card_customer on billing.card (customer_id);
create index card_fingerprint on billing.card (fingerprint);

-- Which card is charged: of the customer's verified cards the one that was verified or chosen last; no row: none. A table
-- of its own and not a column of account, because a card may arrive before the customer's first plan, or at the same moment.
create table billing.default_card (
    customer_id   uuid        not null primary key,
    card_id       uuid        not null references billing.card,
    registered_at timestamptz not null               -- when the card was verified or chosen
);

-- A card message is opened once: its jti, until it has expired.
create table billing.opened_card_message (
    jti             text        not null primary key,
    registration_id uuid        not null,
    expires_at      timestamptz not null
);
create index opened_card_message_expired on billing.opened_card_message (expires_at);
