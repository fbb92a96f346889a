package io.socialsignals.local.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C (and a polite kill): asks the command to stop and keeps Java alive until it has, so that one thread only,
 * the command's own, takes the stack down.
 */
final class Interrupt {
    private static final long PATIENCE_SECONDS = 90;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(Runnable stop) {
        hook = new Thread(
                () -> {
                    stop.run();
                    try {
                        if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                            System.err.println("social-signals: did not stop within " + PATIENCE_SECONDS + " s");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Runs a command that returns soon after {@code stop} was called. */
    static int guard(Runnable stop, Callable<Integer> command) throws Exception {
        var interrupt = new Interrupt(stop);
        try {
            return command.call();
        } finally {
            interrupt.release();
        }
    }

    private void release() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs already, and now ends.
        }
    }
}
