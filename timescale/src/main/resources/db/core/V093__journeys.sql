-- Visits to the shop: what they looked at, put into the cart, bought and brought back.

CREATE TABLE signals.journey_hours (
    product_id               text        NOT NULL,
    platform                 text        NOT NULL,
    campaign                 text        NOT NULL,
    hour                     timestamptz NOT NULL,
    events                   bigint      NOT NULL DEFAULT 0,
    events_without_session   bigint      NOT NULL DEFAULT 0,
    visits                   bigint      NOT NULL DEFAULT 0,
    viewed                   bigint      NOT NULL DEFAULT 0,
    carted                   bigint      NOT NULL DEFAULT 0,
    purchased                bigint      NOT NULL DEFAULT 0,
    returned                 bigint      NOT NULL DEFAULT 0,
    carted_after_view        bigint      NOT NULL DEFAULT 0,
    purchased_after_view     bigint      NOT NULL DEFAULT 0,
    purchased_after_cart     bigint      NOT NULL DEFAULT 0,
    purchased_without_cart   bigint      NOT NULL DEFAULT 0,
    view_to_cart_seconds     bigint      NOT NULL DEFAULT 0,
    view_to_purchase_seconds bigint      NOT NULL DEFAULT 0,
    cart_to_purchase_seconds bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, platform, campaign, hour)
);
CREATE INDEX journey_hours_hour ON signals.journey_hours (hour);
COMMENT ON TABLE signals.journey_hours IS 'Visits by product, where they came from and the hour in which they turned to the product. Rows add up over hours, platforms and campaigns.';
COMMENT ON COLUMN signals.journey_hours.product_id IS 'Product of the catalogue; empty for all products together, where a visit counts once whatever it looked at.';
COMMENT ON COLUMN signals.journey_hours.platform IS 'Platform of arrival; empty for direct.';
COMMENT ON COLUMN signals.journey_hours.campaign IS 'Campaign that the visit came through; empty for none.';
COMMENT ON COLUMN signals.journey_hours.hour IS 'Start of the hour, UTC, of the visit''s first event about the product.';
COMMENT ON COLUMN signals.journey_hours.events IS 'Views, carts, purchases and returns of that hour.';
COMMENT ON COLUMN signals.journey_hours.events_without_session IS 'Those that name no session; they are in no visit.';
COMMENT ON COLUMN signals.journey_hours.visits IS 'Visits: events of a session without a longer break.';
COMMENT ON COLUMN signals.journey_hours.viewed IS 'Visits that viewed.';
COMMENT ON COLUMN signals.journey_hours.carted IS 'Visits that put into the cart.';
COMMENT ON COLUMN signals.journey_hours.purchased IS 'Visits that bought, with a cart or without.';
COMMENT ON COLUMN signals.journey_hours.returned IS 'Visits in which something was brought back; mostly visits of their own, days later.';
COMMENT ON COLUMN signals.journey_hours.carted_after_view IS 'Visits whose first cart came after their first view.';
COMMENT ON COLUMN signals.journey_hours.purchased_after_view IS 'Visits whose first purchase came after their first view.';
COMMENT ON COLUMN signals.journey_hours.purchased_after_cart IS 'Visits whose first purchase came after their first cart.';
COMMENT ON COLUMN signals.journey_hours.purchased_without_cart IS 'Visits that bought without a cart before; with purchased_after_cart they are all that purchased.';
COMMENT ON COLUMN signals.journey_hours.view_to_cart_seconds IS 'Whole seconds from first view to first cart, sum over carted_after_view.';
COMMENT ON COLUMN signals.journey_hours.view_to_purchase_seconds IS 'Whole seconds from first view to first purchase, sum over purchased_after_view.';
COMMENT ON COLUMN signals.journey_hours.cart_to_purchase_seconds IS 'Whole seconds from first cart to first purchase, sum over purchased_after_cart.';

CREATE VIEW report.journey_hours AS
SELECT j.product_id, j.platform, j.campaign, j.hour, j.events, j.events_without_session, j.visits, j.viewed, j.carted, j.purchased,
       j.returned, j.carted_after_view, j.purchased_after_view, j.purchased_after_cart, j.purchased_without_cart,
       j.view_to_cart_seconds, j.view_to_purchase_seconds, j.cart_to_purchase_seconds
FROM signals.journey_hours j;

-- One shape of funnel for every grouping below.
CREATE VIEW report.journeys AS
SELECT j.product_id, p.name AS product, p.category, j.platform, j.campaign, date_bin('1 day', j.hour, timestamptz '2000-01-01 00:00:00+00') AS day,
       sum(j.visits)::bigint AS visits, sum(j.viewed)::bigint AS viewed, sum(j.carted)::bigint AS carted,
       sum(j.purchased)::bigint AS purchased, sum(j.returned)::bigint AS returned,
       sum(j.purchased_without_cart)::bigint AS purchased_without_cart,
       sum(j.events_without_session)::bigint AS events_without_session,
       sum(j.carted_after_view)::float8 / nullif(sum(j.viewed), 0) AS view_to_cart,
       sum(j.purchased_after_cart)::float8 / nullif(sum(j.carted), 0) AS cart_to_purchase,
       sum(j.purchased_after_view)::float8 / nullif(sum(j.viewed), 0) AS view_to_purchase,
       sum(j.view_to_cart_seconds)::float8 / nullif(sum(j.carted_after_view), 0) AS mean_view_to_cart_seconds,
       sum(j.cart_to_purchase_seconds)::float8 / nullif(sum(j.purchased_after_cart), 0) AS mean_cart_to_purchase_seconds,
       sum(j.view_to_purchase_seconds)::float8 / nullif(sum(j.purchased_after_view), 0) AS mean_view_to_purchase_seconds
FROM signals.journey_hours j LEFT JOIN signals.products p USING (product_id)
GROUP BY 1, 2, 3, 4, 5, 6;

-- A visit that looked at two products of a category counts twice here: it is two journeys.
CREATE VIEW report.category_journeys AS
SELECT coalesce(p.category, '') AS category, j.platform, j.campaign, date_bin('1 day', j.hour, timestamptz '2000-01-01 00:00:00+00') AS day,
       sum(j.visits)::bigint AS visits, sum(j.viewed)::bigint AS viewed, sum(j.carted)::bigint AS carted,
       sum(j.purchased)::bigint AS purchased, sum(j.returned)::bigint AS returned,
       sum(j.purchased_without_cart)::bigint AS purchased_without_cart,
       sum(j.events_without_session)::bigint AS events_without_session,
       sum(j.carted_after_view)::float8 / nullif(sum(j.viewed), 0) AS view_to_cart,
       sum(j.purchased_after_cart)::float8 / nullif(sum(j.carted), 0) AS cart_to_purchase,
       sum(j.purchased_after_view)::float8 / nullif(sum(j.viewed), 0) AS view_to_purchase,
       sum(j.view_to_cart_seconds)::float8 / nullif(sum(j.carted_after_view), 0) AS mean_view_to_cart_seconds,
       sum(j.cart_to_purchase_seconds)::float8 / nullif(sum(j.purchased_after_cart), 0) AS mean_cart_to_purchase_seconds,
       sum(j.view_to_purchase_seconds)::float8 / nullif(sum(j.purchased_after_view), 0) AS mean_view_to_purchase_seconds
FROM signals.journey_hours j LEFT JOIN signals.products p USING (product_id)
WHERE j.product_id <> ''
GROUP BY 1, 2, 3, 4;

SELECT signals.copy_comments('signals.journey_hours', 'report.journey_hours');
SELECT signals.copy_comments('signals.journey_hours', 'report.journeys');
SELECT signals.copy_comments('signals.journey_hours', 'report.category_journeys');
COMMENT ON VIEW report.journey_hours IS 'Visits by product, where they came from and hour.';
COMMENT ON VIEW report.journeys IS 'From view to cart to purchase, by product, platform of arrival, campaign and day; an empty product_id stands for all products together.';
COMMENT ON VIEW report.category_journeys IS 'From view to cart to purchase, by category, platform of arrival, campaign and day. A visit counts once per product that it turned to.';
DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['report.journeys', 'report.category_journeys']
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.category IS %L', target, 'Category of the product; empty or null where unknown.');
        EXECUTE format('COMMENT ON COLUMN %s.day IS %L', target, 'Start of the day, UTC.');
        EXECUTE format('COMMENT ON COLUMN %s.view_to_cart IS %L', target, 'Share of visits with a view that went on to a cart.');
        EXECUTE format('COMMENT ON COLUMN %s.cart_to_purchase IS %L', target, 'Share of visits with a cart that went on to a purchase.');
        EXECUTE format('COMMENT ON COLUMN %s.view_to_purchase IS %L', target, 'Share of visits with a view that went on to a purchase, with a cart or without.');
        EXECUTE format('COMMENT ON COLUMN %s.mean_view_to_cart_seconds IS %L', target, 'Mean seconds from first view to first cart.');
        EXECUTE format('COMMENT ON COLUMN %s.mean_cart_to_purchase_seconds IS %L', target, 'Mean seconds from first cart to first purchase.');
        EXECUTE format('COMMENT ON COLUMN %s.mean_view_to_purchase_seconds IS %L', target, 'Mean seconds from first view to first purchase.');
    END LOOP;
END
$$;
COMMENT ON COLUMN report.journeys.product IS 'Name of the product; null for all products together.';
