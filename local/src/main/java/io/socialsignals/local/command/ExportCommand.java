package io.socialsignals.local.command;

import io.socialsignals.preview.export.ExportFormat;
import io.socialsignals.preview.export.ViewExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a view to a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a view of schema report as CSV, JSON Lines or Parquet. Without a view, lists them.",
        footer = {
            "",
            "Example:",
            "  social-signals export social_hours social_hours.parquet --database postgresql://USER@HOST/NAME"
        })
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Parameters(index = "0", arity = "0..1", paramLabel = "VIEW", description = "for example social_hours")
    private @Nullable String view;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "default VIEW.csv; replaced if it exists")
    private @Nullable Path file;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: by the file's ending")
    private @Nullable ExportFormat format;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        try (Connection connection = database.login().connect()) {
            if (view == null) {
                ViewExport.views(connection).forEach(out::println);
                return 0;
            }
            Path target = file == null ? Path.of(view + ".csv") : file;
            ExportFormat chosen = format == null ? ExportFormat.of(target) : format;
            long total = ViewExport.count(connection, view);
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName(view)
                    .setInitialMax(total)
                    .setUnit(" rows", 1)
                    .build()) {
                long rows = ViewExport.export(connection, view, chosen, target.toAbsolutePath(), bar::stepTo);
                bar.stepTo(rows);
            }
            out.println("Wrote " + total + " rows of " + view + " to " + target);
            return 0;
        }
    }
}
