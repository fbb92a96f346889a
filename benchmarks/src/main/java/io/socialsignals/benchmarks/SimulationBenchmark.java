package io.socialsignals.benchmarks;

import com.sun.management.ThreadMXBean;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * How fast the simulator makes records, from nothing to bytes, on one thread. CPU time, since the machine may be busy
 * with other things.
 */
public final class SimulationBenchmark {
    private SimulationBenchmark() {}

    /** Runs each scenario (by default demo, faults-1m and bench) once after a warm-up; prints one line each. */
    public static void main(String[] args) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        System.out.printf(Locale.ROOT, "%-12s %10s %8s %12s%n", "scenario", "records", "MB", "records/s");
        for (String name : args.length > 0 ? List.of(args) : List.of("demo", "faults-1m", "bench")) {
            Simulation warmUp = Simulation.of(ScenarioReader.open(name));
            for (int i = 0; i < 200_000 && warmUp.hasNext(); i++) {
                warmUp.next();
            }
            Simulation simulation = Simulation.of(ScenarioReader.open(name));
            long start = threads.getCurrentThreadCpuTime();
            long records = 0;
            long bytes = 0;
            while (simulation.hasNext()) {
                bytes += simulation.next().value().length;
                records++;
            }
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%-12s %10d %8.0f %12.0f%n", name, records, bytes / 1e6, records / seconds);
        }
    }
}
