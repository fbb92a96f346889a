package io.socialsignals.local.demo;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.target.Feed;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.simulators.target.Pace;
import io.socialsignals.simulators.target.Target;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a simulation from a thread of its own, and counts what it sent. */
final class Feeder implements AutoCloseable {
    private final Target target;
    private final Thread thread;
    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();
    private final CountDownLatch catalogue = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /** Sends the history, stepping over what an earlier run with the same folder sent. */
    static Feeder history(Demo.Plan plan, String bootstrap, Consumer<SimRecord> observer) {
        return new Feeder(
                Simulation.endless(plan.scenario()),
                plan.timeline().end().toEpochMilli(),
                KafkaTarget.resuming(bootstrap),
                Pace.unlimited(),
                observer);
    }

    /** Goes on from the end of the history: what lies in the past at once, then with the clock. */
    static Feeder live(Demo.Plan plan, String bootstrap, Clock clock) {
        return new Feeder(
                Simulation.endless(plan.scenario()),
                Long.MAX_VALUE,
                KafkaTarget.resuming(bootstrap),
                Pace.live(clock, 1, plan.timeline().end().toEpochMilli()),
                seen -> {});
    }

    /**
     * Starts sending.
     *
     * @param until records that arrive from then on are not sent; epoch milliseconds, {@code Long.MAX_VALUE} for no end
     * @param observer sees every record
     */
    Feeder(Iterator<SimRecord> records, long until, Target target, Pace pace, Consumer<SimRecord> observer) {
        this.target = target;
        thread = new Thread(
                () -> {
                    try {
                        Feed.run(
                                new Until(records, until),
                                target,
                                pace,
                                observer.andThen(this::count),
                                progress -> {},
                                () -> stopped);
                    } catch (RuntimeException | Error e) {
                        failure = e;
                    } finally {
                        catalogue.countDown();
                    }
                },
                "feeder");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sees each record before it is sent. */
    private void count(SimRecord record) {
        if (catalogue.getCount() > 0 && !record.topic().equals(Topics.PRODUCTS)) {
            target.flush();
            catalogue.countDown();
        }
        sent.computeIfAbsent(record.topic(), t -> new LongAdder()).increment();
    }

    /**
     * Waits until the products that come first are in Kafka: what the catalogue holds when the job starts, posts wait
     * for.
     */
    void awaitCatalogue() {
        try {
            catalogue.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The simulation's records that arrive before an end. */
    private static final class Until implements Iterator<SimRecord> {
        private final Iterator<SimRecord> all;
        private final long end;
        private @Nullable SimRecord next;

        Until(Iterator<SimRecord> all, long end) {
            this.all = all;
            this.end = end;
            next = all.hasNext() ? all.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null && next.timestamp() < end;
        }

        @Override
        public SimRecord next() {
            SimRecord out = next;
            if (out == null) {
                throw new NoSuchElementException();
            }
            next = all.hasNext() ? all.next() : null;
            return out;
        }
    }

    /** Whether everything before the end has been sent. Throws what stopped it early. */
    boolean done() {
        Throwable e = failure;
        if (e != null) {
            throw new IllegalStateException("The simulator stopped: " + e.getMessage(), e);
        }
        return !thread.isAlive();
    }

    /** Records sent so far. */
    long sent() {
        return sent.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Records sent so far, by topic. */
    Map<String, Long> sentByTopic() {
        var counts = new TreeMap<String, Long>();
        sent.forEach((topic, adder) -> counts.put(topic, adder.sum()));
        return counts;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        target.close();
    }
}
