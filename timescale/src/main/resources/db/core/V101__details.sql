-- What purchases and returns say beside their sums, by the hour: why goods came back, which coupons were used, who bought.

CREATE TABLE signals.return_reasons (
    product_id     text        NOT NULL,
    hour           timestamptz NOT NULL,
    reason         text        NOT NULL,
    disposition    text        NOT NULL,
    currency       text        NOT NULL,
    returns        bigint      NOT NULL DEFAULT 0,
    returned_units bigint      NOT NULL DEFAULT 0,
    refund_minor   bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, hour, reason, disposition, currency)
);
CREATE INDEX return_reasons_hour ON signals.return_reasons (hour);

CREATE TABLE signals.coupon_sales (
    product_id    text        NOT NULL,
    hour          timestamptz NOT NULL,
    coupon        text        NOT NULL,
    currency      text        NOT NULL,
    purchases     bigint      NOT NULL DEFAULT 0,
    units         bigint      NOT NULL DEFAULT 0,
    revenue_minor bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, hour, coupon, currency)
);
CREATE INDEX coupon_sales_hour ON signals.coupon_sales (hour);

CREATE TABLE signals.buyer_groups (
    product_id    text        NOT NULL,
    hour          timestamptz NOT NULL,
    age_group     text        NOT NULL,
    gender        text        NOT NULL,
    currency      text        NOT NULL,
    purchases     bigint      NOT NULL DEFAULT 0,
    units         bigint      NOT NULL DEFAULT 0,
    revenue_minor bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, hour, age_group, gender, currency)
);
CREATE INDEX buyer_groups_hour ON signals.buyer_groups (hour);

DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['return_reasons', 'coupon_sales', 'buyer_groups']
    LOOP
        PERFORM signals.copy_comments('signals.commerce_metrics', format('signals.%I', target)::regclass);
        EXECUTE format('COMMENT ON COLUMN signals.%I.hour IS %L', target, 'Start of the hour, UTC.');
    END LOOP;
END
$$;
COMMENT ON TABLE signals.return_reasons IS 'Every return of a product by the hour, with its reason and what becomes of the goods.';
COMMENT ON COLUMN signals.return_reasons.reason IS 'Why it came back, as the shop says; empty where it does not.';
COMMENT ON COLUMN signals.return_reasons.disposition IS 'What becomes of it: resale, return (to the supplier), discard or another word of the shop; empty where it does not say.';
COMMENT ON TABLE signals.coupon_sales IS 'Purchases with a coupon, by the hour. Those without are in commerce_metrics only.';
COMMENT ON COLUMN signals.coupon_sales.coupon IS 'Code of the coupon.';
COMMENT ON COLUMN signals.coupon_sales.purchases IS 'Purchases with the coupon.';
COMMENT ON TABLE signals.buyer_groups IS 'Purchases whose buyer stated an age group or a gender, by the hour; nothing is inferred. Those that state neither are in commerce_metrics only.';
COMMENT ON COLUMN signals.buyer_groups.age_group IS 'Age group as the shop states it; empty where it does not.';
COMMENT ON COLUMN signals.buyer_groups.gender IS 'Gender as the shop states it; empty where it does not.';

CREATE VIEW report.return_reasons AS
SELECT product_id, hour, reason, disposition, currency, returns, returned_units, refund_minor
FROM signals.return_reasons;

CREATE VIEW report.coupon_sales AS
SELECT product_id, hour, coupon, currency, purchases, units, revenue_minor
FROM signals.coupon_sales;

CREATE VIEW report.buyer_groups AS
SELECT product_id, hour, age_group, gender, currency, purchases, units, revenue_minor
FROM signals.buyer_groups;

SELECT signals.copy_comments('signals.return_reasons', 'report.return_reasons');
SELECT signals.copy_comments('signals.coupon_sales', 'report.coupon_sales');
SELECT signals.copy_comments('signals.buyer_groups', 'report.buyer_groups');
COMMENT ON VIEW report.return_reasons IS 'Every return of a product by the hour, with its reason and what becomes of the goods.';
COMMENT ON VIEW report.coupon_sales IS 'Purchases with a coupon, by the hour.';
COMMENT ON VIEW report.buyer_groups IS 'Purchases whose buyer stated an age group or a gender, by the hour; nothing is inferred.';
