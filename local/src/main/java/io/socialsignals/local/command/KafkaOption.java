package io.socialsignals.local.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which Kafka to talk to. */
@Command
final class KafkaOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "the Kafka broker; default: environment variable SOCIAL_SIGNALS_KAFKA_BOOTSTRAP")
    private @Nullable String kafka;

    String bootstrap() {
        String value = kafka != null ? kafka : System.getenv("SOCIAL_SIGNALS_KAFKA_BOOTSTRAP");
        if (value == null || value.isBlank()) {
            throw new ParameterException(
                    command.commandLine(),
                    "Which Kafka? Give --kafka HOST:PORT (the demo prints it) or set SOCIAL_SIGNALS_KAFKA_BOOTSTRAP.");
        }
        return value;
    }
}
