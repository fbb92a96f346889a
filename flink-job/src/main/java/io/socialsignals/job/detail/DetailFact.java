package io.socialsignals.job.detail;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.job.ingest.Ingested;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One detail of one purchase or return.
 *
 * @param id the same for copies of the event, another for its other details
 * @param at occurred, epoch milliseconds UTC
 * @param units bought or brought back
 * @param amountMinor paid or paid back, minor units of the cell's currency
 */
public record DetailFact(String product, DetailCell cell, long id, long at, int units, long amountMinor) {
    /** Gives the details of an event; none of most. Nothing is inferred: what is not stated stays empty. */
    static void of(Ingested<CommerceEvent> ingested, Consumer<DetailFact> out) {
        CommerceEvent event = ingested.get();
        switch (event.type()) {
            case RETURN -> out.accept(of(ingested, DetailKind.RETURN, event.reason(), event.disposition()));
            case PURCHASE -> {
                if (event.coupon() != null) {
                    out.accept(of(ingested, DetailKind.COUPON, event.coupon(), null));
                }
                if (event.ageGroup() != null || event.gender() != null) {
                    out.accept(of(ingested, DetailKind.BUYER, event.ageGroup(), event.gender()));
                }
            }
            default -> {}
        }
    }

    private static DetailFact of(
            Ingested<CommerceEvent> ingested, DetailKind kind, @Nullable String first, @Nullable String second) {
        CommerceEvent event = ingested.get();
        DetailCell cell = new DetailCell(
                kind, Objects.requireNonNullElse(first, ""), Objects.requireNonNullElse(second, ""), event.currency());
        // Identities are hashes, so a neighbour of one is as unlikely to be another's as any number.
        long id = ingested.identity + kind.ordinal();
        return new DetailFact(event.productId(), cell, id, ingested.at, event.quantity(), event.amountMinor());
    }
}
