package io.socialsignals.sentiment.encoder;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Models that are loaded once per JVM and used by several threads: the first user loads, the last one to leave closes.
 * A job that restarts in the same JVM finds either the old model still open or a clean slate.
 */
public final class SharedModels {
    private static final Map<String, Counted> OPEN = new HashMap<>();

    private SharedModels() {}

    /** A share of a model; closing it twice is harmless. */
    public static final class Share<M extends AutoCloseable> implements AutoCloseable {
        private final String key;
        private final M model;
        private boolean closed;

        private Share(String key, M model) {
            this.key = key;
            this.model = model;
        }

        public M model() {
            return model;
        }

        @Override
        public void close() {
            synchronized (OPEN) {
                if (!closed) {
                    closed = true;
                    release(key);
                }
            }
        }
    }

    /** Takes a share of the model named {@code key}, loading it if nobody has it open. */
    @SuppressWarnings("unchecked") // One key always names one type of model.
    public static <M extends AutoCloseable> Share<M> take(String key, Supplier<M> load) {
        synchronized (OPEN) {
            Counted counted = OPEN.get(key);
            if (counted == null) {
                counted = new Counted(load.get());
                OPEN.put(key, counted);
            }
            counted.users++;
            return new Share<>(key, (M) counted.model);
        }
    }

    /** How many models are open in this JVM. */
    public static int open() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    private static void release(String key) {
        Counted counted = OPEN.get(key);
        if (counted == null || --counted.users > 0) {
            return;
        }
        OPEN.remove(key);
        try {
            counted.model.close();
        } catch (Exception e) {
            throw new IllegalStateException("the model " + key + " could not be closed", e);
        }
    }

    private static final class Counted {
        private final AutoCloseable model;
        private int users;

        Counted(AutoCloseable model) {
            this.model = model;
        }
    }
}
