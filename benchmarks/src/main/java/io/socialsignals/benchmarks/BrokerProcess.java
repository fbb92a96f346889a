package io.socialsignals.benchmarks;

import io.socialsignals.local.stack.EmbeddedKafka;
import io.socialsignals.simulators.target.InputTopics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A Kafka broker in a JVM of its own, so that its work is not counted as the job's. Ends with its parent. */
final class BrokerProcess implements AutoCloseable {
    private static final String READY = "broker at ";
    private final Process process;
    private final String bootstrap;

    private BrokerProcess(Process process, String bootstrap) {
        this.process = process;
        this.bootstrap = bootstrap;
    }

    /** Starts a broker with the topics of the contract. */
    static BrokerProcess start(Path folder, int partitions) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(partitions))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // The reader must stay open: closing it would close the broker's output.
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new BrokerProcess(process, line.substring(READY.length()));
            }
        }
        throw new IOException("the broker did not start");
    }

    String bootstrap() {
        return bootstrap;
    }

    /** Runs the broker until standard input ends. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]))) {
            InputTopics.create(kafka.bootstrap(), Integer.parseInt(args[1]));
            System.out.println(READY + kafka.bootstrap());
            while (System.in.read() >= 0) {
                // nothing is ever sent; the end of input is the end of the parent
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
