package io.socialsignals.local.stack;

import io.socialsignals.job.PipelineMain;
import io.socialsignals.job.config.ConfigLoader;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.timescale.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The pipeline's job, configured for a stack. */
public final class EmbeddedJob {
    private EmbeddedJob() {}

    /**
     * Configures and starts the job on the stack's own broker, database and cluster; a kept folder's job goes on from
     * its newest savepoint or checkpoint.
     *
     * @param simulated whether all data is made up, so that pseudonyms may use the published development key and come
     *     out the same in every run
     * @param settings further settings of the job, {@code key=value}
     */
    public static void start(Stack stack, boolean simulated, List<String> settings) {
        stack.flink().submit(define(stack, simulated, settings));
    }

    /** As {@link #start}, but from this savepoint. */
    public static void resume(Stack stack, boolean simulated, List<String> settings, Path savepoint) {
        stack.flink().submit(define(stack, simulated, settings), Optional.of(savepoint));
    }

    private static StreamExecutionEnvironment define(Stack stack, boolean simulated, List<String> settings) {
        JobConfig config = config(stack, simulated, settings);
        StreamExecutionEnvironment env = stack.flink().environment();
        PipelineMain.build(env, config);
        return env;
    }

    /** What {@link #start} configures. */
    public static JobConfig config(Stack stack, boolean simulated, List<String> settings) {
        var arguments = new ArrayList<String>();
        arguments.add("--kafka.bootstrap=" + stack.kafka().bootstrap());
        arguments.add("--database.url=" + stack.postgres().jdbcUrl());
        arguments.add("--database.user=" + Logins.WRITER);
        arguments.add("--database.password-file=" + EmbeddedPostgres.passwordFile(stack.run()));
        arguments.add(
                simulated
                        ? "--privacy.allow-development-key=true"
                        : "--privacy.pseudonym-key-file=" + pseudonymKey(stack.run()));
        settings.forEach(setting -> arguments.add("--" + setting));
        return ConfigLoader.load(arguments.toArray(new String[0]), Map.of());
    }

    private static String pseudonymKey(RunDirectory run) {
        var file = run.file("pseudonym.key");
        try {
            if (!Files.exists(file)) {
                var key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, HexFormat.of().formatHex(key));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return file.toString();
        } catch (IOException e) {
            throw new StackException("Cannot write the key of the pseudonyms, " + file + ": " + e.getMessage(), e);
        }
    }
}
