package io.socialsignals.local.stack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker (KRaft, one node that is its own controller) inside this process, reachable from this machine only. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrap;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /** Starts a broker on free ports whose log lies in {@code folder}; an earlier run's log there is used again. */
    public static EmbeddedKafka start(Path folder) {
        List<Integer> ports = FreePorts.find(2);
        try {
            Path log = Files.createDirectories(folder);
            if (!Files.exists(log.resolve("meta.properties"))) {
                format(log.toString());
            }
            var server =
                    new KafkaRaftServer(KafkaConfig.fromProps(settings(log, ports.get(0), ports.get(1))), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, "127.0.0.1:" + ports.get(0));
        } catch (Exception e) {
            throw new StackException("The Kafka broker did not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void format(String log) throws Exception {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setDirectories(List.of(log))
                    .setMetadataLogDirectory(log)
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(silent)
                    .run();
        }
    }

    private static Properties settings(Path log, int broker, int controller) {
        var p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        p.put("listeners", "BROKER://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller);
        p.put("advertised.listeners", "BROKER://127.0.0.1:" + broker);
        p.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("inter.broker.listener.name", "BROKER");
        p.put("controller.listener.names", "CONTROLLER");
        p.put("log.dirs", log.toString());
        // One broker holds the only copy of everything.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            p.put(topic + ".replication.factor", "1");
            p.put(topic + ".num.partitions", "1");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("controlled.shutdown.enable", "false");
        p.put("auto.create.topics.enable", "false");
        // History carries the time stamps of its own days; a retention by time would delete it as it arrives.
        p.put("log.retention.ms", "-1");
        p.put("log.segment.bytes", String.valueOf(64 << 20));
        // The cleaner's default buffer takes 128 MB of heap; only the catalogue is compacted here.
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
        return p;
    }

    /** {@code host:port} for clients. */
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
