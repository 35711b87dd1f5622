-- Who may sign in to the console, and what was changed there. One schema for H2 and PostgreSQL.

create sequence users_seq start with 1 increment by 1;
create sequence audit_seq start with 1 increment by 1;

-- People who sign in; a password itself is never stored.
create table users (
    id              bigint primary key,
    name            varchar(80) not null unique,
    password_hash   varchar(200) not null,
    created_at      timestamp(6) with time zone not null,
    changed_at      timestamp(6) with time zone not null
);

-- Who changed what, when and why. Rows are only ever added.
create table audit (
    id              bigint primary key,
    happened_at     timestamp(6) with time zone not null,
    actor           varchar(80) not null,
    -- What was changed, from the large to the small: lane/augury-demo/scheduler/lamps/starvation-steps.
    subject         varchar(400) not null,
    value_before    varchar(1000) not null,
    value_after     varchar(1000) not null,
    reason          varchar(1000) not null,
    -- The first step planned with it, where there is one.
    from_step       bigint,
    -- The row whose change this one took back.
    undoes          bigint references audit (id)
);

create index audit_by_subject on audit (subject, id desc);
