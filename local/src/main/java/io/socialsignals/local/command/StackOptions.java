package io.socialsignals.local.command;

import io.socialsignals.local.stack.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands that start the embedded stack share. */
@Command
final class StackOptions {
    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "keep the data in this folder; the next start with it goes on from there")
    @Nullable
    Path keep;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "of the job; default: processors of this machine, at most 4")
    int parallelism = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--scorer",
            paramLabel = "NAME",
            description = "sentiment of texts: cascade, encoder, fast or none; default ${DEFAULT-VALUE}",
            defaultValue = "cascade")
    String scorer = "cascade";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the job, e.g. event-time.lateness=2h; repeatable")
    List<String> settings = new ArrayList<>();

    /** The run's folder, which from now on takes all temporary files and the log. */
    RunDirectory open() {
        RunDirectory run = RunDirectory.open(keep);
        run.takeTemporaryFiles();
        System.setProperty("social-signals.log", run.file("social-signals.log").toString());
        return run;
    }

    List<String> jobSettings() {
        var all = new ArrayList<>(settings);
        all.add("sentiment.scorer=" + scorer);
        return all;
    }
}
