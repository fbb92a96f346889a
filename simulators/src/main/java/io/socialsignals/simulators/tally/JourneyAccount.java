package io.socialsignals.simulators.tally;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What visits led to: every session's events in the order of time, cut where they pause, told when nothing can be added
 * to the session's last visit any more. The rows, one per product, origin and hour, are kept to the end.
 */
final class JourneyAccount {
    private static final long HOUR = 3_600_000;
    private static final long LONGEST = 12 * HOUR;
    private static final int COLUMNS = 14;
    private static final Comparator<CommerceEvent> ORDER = Comparator.comparingLong(CommerceEvent::at)
            .thenComparing(CommerceEvent::type)
            .thenComparing(CommerceEvent::productId)
            .thenComparing(JourneyAccount::origin);

    private final long gap;
    private final long kept;
    private final Map<String, List<CommerceEvent>> sessions = new HashMap<>();
    private final Map<RowKey, long[]> rows = new TreeMap<>();
    private long swept = Long.MIN_VALUE;

    JourneyAccount(long gap, long kept) {
        this.gap = gap;
        this.kept = kept;
    }

    /** Takes an event; with a gap of zero the job follows no visits, and neither does this. */
    void add(CommerceEvent event, long now) {
        if (gap == 0) {
            return;
        }
        row(event.productId(), event)[0]++;
        row("", event)[0]++;
        String session = event.sessionId();
        if (session == null) {
            row(event.productId(), event)[1]++;
            row("", event)[1]++;
        } else {
            sessions.computeIfAbsent(session, s -> new ArrayList<>()).add(event);
        }
        if (now > swept + HOUR) {
            swept = now;
            sweep(now);
        }
    }

    private void sweep(long now) {
        Iterator<List<CommerceEvent>> all = sessions.values().iterator();
        while (all.hasNext()) {
            List<CommerceEvent> events = all.next();
            long last = events.stream().mapToLong(CommerceEvent::at).max().orElseThrow();
            if (last + gap + kept < now) {
                tell(events);
                all.remove();
            }
        }
    }

    private void tell(List<CommerceEvent> events) {
        events.sort(ORDER);
        int from = 0;
        for (int i = 1; i <= events.size(); i++) {
            boolean ends = i == events.size()
                    || events.get(i).at() - events.get(i - 1).at() > gap
                    || events.get(i).at() - events.get(from).at() > LONGEST;
            if (ends) {
                visit(events.subList(from, i));
                from = i;
            }
        }
    }

    private void visit(List<CommerceEvent> events) {
        TreeSet<String> products = new TreeSet<>();
        events.forEach(event -> products.add(event.productId()));
        for (String product : products) {
            journey(
                    product,
                    events.stream().filter(e -> e.productId().equals(product)).toList());
        }
        journey("", events);
    }

    private void journey(String product, List<CommerceEvent> events) {
        long[] row = row(product, events.get(0));
        long view = first(events, CommerceType.VIEW);
        long cart = first(events, CommerceType.CART);
        long purchase = first(events, CommerceType.PURCHASE);
        row[2]++;
        row[3] += view >= 0 ? 1 : 0;
        row[4] += cart >= 0 ? 1 : 0;
        row[5] += purchase >= 0 ? 1 : 0;
        row[6] += first(events, CommerceType.RETURN) >= 0 ? 1 : 0;
        boolean viewedThenCarted = view >= 0 && cart >= view;
        boolean viewedThenBought = view >= 0 && purchase >= view;
        boolean cartedThenBought = cart >= 0 && purchase >= cart;
        row[7] += viewedThenCarted ? 1 : 0;
        row[8] += viewedThenBought ? 1 : 0;
        row[9] += cartedThenBought ? 1 : 0;
        row[10] += purchase >= 0 && !cartedThenBought ? 1 : 0;
        row[11] += viewedThenCarted ? (cart - view) / 1000 : 0;
        row[12] += viewedThenBought ? (purchase - view) / 1000 : 0;
        row[13] += cartedThenBought ? (purchase - cart) / 1000 : 0;
    }

    /** Time of the first event of a type, -1 without one. */
    private static long first(List<CommerceEvent> events, CommerceType type) {
        for (CommerceEvent event : events) {
            if (event.type() == type) {
                return event.at();
            }
        }
        return -1;
    }

    private long[] row(String product, CommerceEvent event) {
        RowKey key = new RowKey(Math.floorDiv(event.at(), HOUR) * HOUR, RowKey.clean(product) + "\t" + origin(event));
        return rows.computeIfAbsent(key, k -> new long[COLUMNS]);
    }

    private static String origin(CommerceEvent event) {
        return RowKey.joined(event.channel(), event.campaign());
    }

    /** Tells the sessions that are left and writes every row. */
    void write(RowFiles files) {
        sessions.values().forEach(this::tell);
        sessions.clear();
        rows.forEach((key, sums) -> files.write(TallyTable.JOURNEY_HOURS, key, OpenRows.joined(sums)));
    }
}
