package io.socialsignals.job.detail;

import io.socialsignals.job.sink.Upsert;

/** Which rows go into the tables of details. Names and types follow the migrations. */
public final class DetailTables {
    public static final Upsert<DetailRow> RETURNS = Upsert.<DetailRow>into("signals.return_reasons")
            .text("product_id", DetailRow::productId)
            .time("hour", DetailRow::hour)
            .text("reason", row -> row.cell().first())
            .text("disposition", row -> row.cell().second())
            .text("currency", row -> row.cell().currency())
            .key()
            .bigint("returns", row -> row.counts().events)
            .bigint("returned_units", row -> row.counts().units)
            .bigint("refund_minor", row -> row.counts().amountMinor)
            .build();

    public static final Upsert<DetailRow> COUPONS = Upsert.<DetailRow>into("signals.coupon_sales")
            .text("product_id", DetailRow::productId)
            .time("hour", DetailRow::hour)
            .text("coupon", row -> row.cell().first())
            .text("currency", row -> row.cell().currency())
            .key()
            .bigint("purchases", row -> row.counts().events)
            .bigint("units", row -> row.counts().units)
            .bigint("revenue_minor", row -> row.counts().amountMinor)
            .build();

    public static final Upsert<DetailRow> BUYERS = Upsert.<DetailRow>into("signals.buyer_groups")
            .text("product_id", DetailRow::productId)
            .time("hour", DetailRow::hour)
            .text("age_group", row -> row.cell().first())
            .text("gender", row -> row.cell().second())
            .text("currency", row -> row.cell().currency())
            .key()
            .bigint("purchases", row -> row.counts().events)
            .bigint("units", row -> row.counts().units)
            .bigint("revenue_minor", row -> row.counts().amountMinor)
            .build();

    private DetailTables() {}
}
