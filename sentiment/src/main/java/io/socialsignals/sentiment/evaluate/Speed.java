package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.SentimentException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Texts per second. On one thread a second is one of that thread's processor time, which a busy machine stretches less
 * than the clock's; sessions here do all their work on the calling thread. Several threads are measured by the clock.
 */
public final class Speed {
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private Speed() {}

    /** Median of {@code rounds} timed passes over the texts, on the calling thread, after one that is not timed. */
    public static double oneThread(List<String> texts, int rounds, Consumer<String> score) {
        texts.forEach(score);
        double[] rates = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            rates[round] = rate(texts, score);
        }
        return median(rates);
    }

    /**
     * Median ratio of two ways to do the same, measured in turns on the same texts, so that a busy machine slows both.
     *
     * @return rate of {@code first} divided by that of {@code second}
     */
    public static double pairedRatio(List<String> texts, int rounds, Consumer<String> first, Consumer<String> second) {
        texts.forEach(first);
        texts.forEach(second);
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                double one = rate(texts, first);
                ratios[round] = one / rate(texts, second);
            } else {
                double two = rate(texts, second);
                ratios[round] = rate(texts, first) / two;
            }
        }
        return median(ratios);
    }

    /** All threads score all texts at once, each with its own scorer; texts per second of all together. */
    public static double threads(List<String> texts, int threads, Supplier<Consumer<String>> scorers) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> tasks = IntStream.range(0, threads)
                    .mapToObj(thread -> scorers.get())
                    .map(scorer -> (Callable<Void>) () -> {
                        texts.forEach(scorer);
                        return null;
                    })
                    .toList();
            for (Future<Void> warm : pool.invokeAll(tasks)) {
                warm.get();
            }
            long start = System.nanoTime();
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
            return (double) threads * texts.size() / ((System.nanoTime() - start) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SentimentException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new SentimentException("a scorer failed while it was measured", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static double rate(List<String> texts, Consumer<String> score) {
        long start = PROCESSOR.getCurrentThreadCpuTime();
        texts.forEach(score);
        return texts.size() / ((PROCESSOR.getCurrentThreadCpuTime() - start) / 1e9);
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
