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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends a simulation from a thread of its own, and counts what it sent. */
final class Feeder implements AutoCloseable {
    private final Target target;
    private final Thread thread;
    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();
    private final CountDownLatch catalogue = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /**
     * Sends the history, stepping over what an earlier run with the same folder sent; what that sent live belongs to the
     * history now.
     */
    static Feeder history(Demo.Plan plan, String bootstrap, Consumer<SimRecord> observer) {
        KafkaTarget target = KafkaTarget.resuming(bootstrap);
        long end = plan.timeline().end().toEpochMilli();
        return new Feeder(
                Simulation.endless(plan.scenario()),
                next -> next.timestamp() < end || target.holdsMore(),
                target,
                Pace.unlimited(),
                observer);
    }

    /** Goes on from the end of the history: what lies in the past at once, then with the clock. */
    static Feeder live(Demo.Plan plan, String bootstrap, Clock clock) {
        return new Feeder(
                Simulation.endless(plan.scenario()),
                next -> true,
                KafkaTarget.resuming(bootstrap),
                Pace.live(clock, plan.timeline().end().toEpochMilli()),
                seen -> {});
    }

    /**
     * Starts sending.
     *
     * @param goesOn whether this record is still sent; the first that is not ends it
     * @param observer sees every record
     */
    Feeder(
            Iterator<SimRecord> records,
            Predicate<SimRecord> goesOn,
            Target target,
            Pace pace,
            Consumer<SimRecord> observer) {
        this.target = target;
        thread = new Thread(
                () -> {
                    try {
                        Feed.run(
                                new Until(records, goesOn),
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

    /** The simulation's records up to the first that is beyond the end. */
    private static final class Until implements Iterator<SimRecord> {
        private final Iterator<SimRecord> all;
        private final Predicate<SimRecord> goesOn;
        private @Nullable SimRecord next;

        Until(Iterator<SimRecord> all, Predicate<SimRecord> goesOn) {
            this.all = all;
            this.goesOn = goesOn;
            next = all.hasNext() ? all.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null && goesOn.test(next);
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
