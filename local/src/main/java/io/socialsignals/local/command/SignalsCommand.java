package io.socialsignals.local.command;

import io.socialsignals.analytics.engagement.PostedAt;
import io.socialsignals.analytics.engagement.PostingTime;
import io.socialsignals.analytics.engagement.PostingTimeScorecard;
import io.socialsignals.analytics.influence.InfluenceScorecard;
import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.spike.NabSeries;
import io.socialsignals.analytics.spike.SpikeScorecard;
import io.socialsignals.analytics.topic.TopicScorecard;
import io.socialsignals.analytics.trend.TrendScorecard;
import io.socialsignals.local.signal.IncidentScorecard;
import io.socialsignals.local.signal.SpamScorecard;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well signals are told, and what follows from them. */
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        description = "Measures how well signals are told; says when to post.",
        subcommands = {SignalsCommand.ScorecardCommand.class, SignalsCommand.PostingTimesCommand.class})
public final class SignalsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "scorecard or posting-times?");
    }

    /** Runs every seeded experiment and compares it with its bound. */
    @Command(
            name = "scorecard",
            mixinStandardHelpOptions = true,
            description = "Runs seeded experiments with planted truth and compares each figure with its bound."
                    + " Ends with 1 if one fails.")
    static final class ScorecardCommand implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Option(
                names = "--seeds",
                defaultValue = "30",
                description = "experiments of each kind; default ${DEFAULT-VALUE}")
        private int seeds;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "folder with the Numenta series in nab/ and posts in sentiment/te_train.tsv and"
                        + " sentiment/sanders/; without it these figures are left out")
        private @Nullable Path data;

        @Option(
                names = "--scenario",
                paramLabel = "NAME",
                defaultValue = "demo",
                description =
                        "scenario whose incidents are told by the job's detectors, a name or a file; 'none' leaves"
                                + " the simulator out; default ${DEFAULT-VALUE}")
        private String scenario;

        @Option(
                names = "--first-seed",
                defaultValue = "1",
                description = "first seed of the simulator; the detectors were tried on 101 to 116, so these tell"
                        + " nothing; default ${DEFAULT-VALUE}")
        private long firstSeed;

        @Option(
                names = "--scorer",
                defaultValue = "fast",
                description = "what scores the simulator's texts; default ${DEFAULT-VALUE}")
        private String scorer;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = command.commandLine().getOut();
            boolean passed = true;
            if (!scenario.equals("none")) {
                passed = simulated(out);
            }
            List<Scorecard> cards = List.of(
                    SpikeScorecard.run(seeds, tweets()),
                    TrendScorecard.run(seeds),
                    PostingTimeScorecard.run(seeds),
                    InfluenceScorecard.run(seeds),
                    TopicScorecard.run(Math.max(1, seeds / 3), posts()),
                    SpamScorecard.run(
                            scenario.equals("none") ? null : ScenarioReader.open(scenario), firstSeed, seeds, data));
            for (Scorecard card : cards) {
                out.print(card.text());
                passed &= card.passed();
            }
            out.println(passed ? "All figures meet their bounds." : "Some figures miss their bounds.");
            return passed ? 0 : 1;
        }

        private boolean simulated(PrintWriter out) {
            try (SentimentScorer opened = SentimentScorers.open(SentimentSpec.parse(scorer))) {
                Scorecard card =
                        IncidentScorecard.run(ScenarioReader.open(scenario), opened, firstSeed, seeds, line -> {
                            out.println(line);
                            out.flush();
                        });
                out.print(card.text());
                return card.passed();
            }
        }

        private List<NabSeries> tweets() throws IOException {
            List<NabSeries> series = new ArrayList<>();
            if (data != null && Files.isDirectory(data.resolve("nab/data"))) {
                String windows = Files.readString(data.resolve("nab/windows.json"));
                try (Stream<Path> files = Files.list(data.resolve("nab/data"))) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".csv"))
                            .sorted()
                            .toList()) {
                        series.add(
                                NabSeries.parse("realTweets/" + file.getFileName(), Files.readString(file), windows));
                    }
                }
            }
            return series;
        }

        private List<String> posts() throws IOException {
            Path file = data == null ? null : data.resolve("sentiment/te_train.tsv");
            if (file == null || !Files.exists(file)) {
                return List.of();
            }
            try (Stream<String> lines = Files.lines(file)) {
                return lines.limit(10_000)
                        .map(line -> line.substring(line.indexOf('\t') + 1))
                        .toList();
            }
        }
    }

    /** Ranks the hours of the week by what posts of that hour were worth. */
    @Command(
            name = "posting-times",
            mixinStandardHelpOptions = true,
            description =
                    "Ranks the hours of the week for posting: engagement rate beside the same author's and content"
                            + " type's other hours, by the lower end of a 95 % interval. Needs 10 posts in an hour.")
    static final class PostingTimesCommand implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Mixin
        private DatabaseOption database;

        @Option(
                names = "--zone",
                defaultValue = "UTC",
                description = "the audience's time zone; default ${DEFAULT-VALUE}")
        private ZoneId zone;

        @Option(names = "--first", defaultValue = "10", description = "how many hours; default ${DEFAULT-VALUE}")
        private int first;

        @Override
        public Integer call() throws SQLException {
            PrintWriter out = command.commandLine().getOut();
            List<PostedAt> posts = new ArrayList<>();
            try (Connection connection = database.login().connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            """
                            SELECT author, coalesce(content_type, ''), at, engagement_rate
                            FROM report.content_performance_metrics WHERE engagement_rate IS NOT NULL ORDER BY post_id""")) {
                while (rows.next()) {
                    posts.add(new PostedAt(
                            rows.getString(1),
                            rows.getString(2),
                            hourOfWeek(rows.getObject(3, OffsetDateTime.class).atZoneSameInstant(zone)),
                            rows.getDouble(4)));
                }
            }
            List<PostingTime> times = PostingTime.rank(posts);
            if (times.isEmpty()) {
                out.println("Not enough data: no hour of the week has " + PostingTime.LEAST_POSTS
                        + " posts whose reach is known.");
                return 0;
            }
            out.println("hour               posts   lift  at least");
            for (PostingTime time : times.subList(0, Math.min(first, times.size()))) {
                out.println(String.format(
                        Locale.ROOT,
                        "%-10s %02d:00 %7d %6.2f %9.2f",
                        DayOfWeek.of(1 + time.hourOfWeek() / 24).name().toLowerCase(Locale.ROOT),
                        time.hourOfWeek() % 24,
                        time.posts(),
                        time.lift(),
                        time.lower()));
            }
            return 0;
        }

        private static int hourOfWeek(ZonedDateTime at) {
            return (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
        }
    }
}
