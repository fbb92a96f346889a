package io.socialsignals.local.command;

import ai.djl.translate.TranslateException;
import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicModelText;
import io.socialsignals.analytics.topic.TopicQuality;
import io.socialsignals.local.topic.EmbeddingMeasure;
import io.socialsignals.local.topic.SimulatedPosts;
import io.socialsignals.local.topic.TopicMeasure;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains topics. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Trains topics on posts, and measures them.",
        subcommands = {
            TopicsCommand.SampleCommand.class,
            TopicsCommand.TrainCommand.class,
            TopicsCommand.MeasureCommand.class
        })
public final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "sample, train or measure?");
    }

    /** Writes simulated posts to train on. */
    @Command(
            name = "sample",
            mixinStandardHelpOptions = true,
            description = "Writes the relevant posts of a simulation, one a line, and the names of its products.",
            footer = {"", "Example:", "  social-signals topics sample posts.txt names.txt --scenario demo --seed 101"})
    static final class SampleCommand implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "POSTS", description = "file to write; replaced if it exists")
        private Path posts;

        @Parameters(index = "1", paramLabel = "NAMES", description = "file to write; replaced if it exists")
        private Path names;

        @Option(names = "--scenario", defaultValue = "demo", description = "name or file; default ${DEFAULT-VALUE}")
        private String scenario;

        @Option(names = "--seed", defaultValue = "101", description = "default ${DEFAULT-VALUE}")
        private long seed;

        @Option(names = "--posts", defaultValue = "8000", description = "how many; default ${DEFAULT-VALUE}")
        private int most;

        @Override
        public Integer call() throws IOException {
            SimulatedPosts sample =
                    SimulatedPosts.of(ScenarioReader.open(scenario).seeded(seed), most);
            Files.write(posts, sample.texts());
            Files.write(names, sample.names());
            return 0;
        }
    }

    /** Prints how good topics are. */
    @Command(
            name = "measure",
            mixinStandardHelpOptions = true,
            description =
                    "Prints purity on labelled simulated posts, coherence and cost of the shipped topics. Ends with 1"
                            + " if a bound is missed.",
            footer = {"", "Example:", "  social-signals topics measure --posts te_train.tsv --embedding"})
    static final class MeasureCommand implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Option(names = "--scenario", defaultValue = "demo", description = "name or file; default ${DEFAULT-VALUE}")
        private String scenario;

        @Option(names = "--seeds", defaultValue = "3", description = "default ${DEFAULT-VALUE}")
        private int seeds;

        @Option(
                names = "--posts",
                paramLabel = "FILE",
                description = "real posts, one a line, the text behind the last tab; the first 10000 are taken")
        private @Nullable Path posts;

        @Option(names = "--embedding", description = "compare with the scorer's sentence embedding; takes a minute")
        private boolean embedding;

        @Override
        public Integer call() throws IOException, TranslateException {
            PrintWriter out = command.commandLine().getOut();
            Scenario base = ScenarioReader.open(scenario);
            Scorecard card = TopicMeasure.run(base, seeds, real());
            out.print(card.text());
            boolean passed = card.passed();
            if (embedding) {
                card = EmbeddingMeasure.run(base, seeds);
                out.print(card.text());
                passed &= card.passed();
            }
            out.flush();
            return passed ? 0 : 1;
        }

        private List<String> real() throws IOException {
            if (posts == null) {
                return List.of();
            }
            try (Stream<String> lines = Files.lines(posts)) {
                return lines.limit(10_000)
                        .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                        .toList();
            }
        }
    }

    /** Trains a model and writes it as text. */
    @Command(
            name = "train",
            mixinStandardHelpOptions = true,
            description = "Trains topics on a file with one post per line. Same posts and seed, same model.",
            footer = {
                "",
                "Example:",
                "  social-signals topics train posts.txt topics.txt --names names.txt --previous topics.txt"
            })
    static final class TrainCommand implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Parameters(index = "0", paramLabel = "POSTS", description = "text file, one post per line")
        private Path posts;

        @Parameters(index = "1", paramLabel = "MODEL", description = "file to write; replaced if it exists")
        private Path model;

        @Option(names = "--topics", defaultValue = "10", description = "how many; default ${DEFAULT-VALUE}")
        private int topics;

        @Option(names = "--seed", defaultValue = "1", description = "default ${DEFAULT-VALUE}")
        private long seed;

        @Option(
                names = "--names",
                paramLabel = "FILE",
                description = "names of products and brands, one a line: no topic is made of their words")
        private @Nullable Path names;

        @Option(
                names = {"--previous", "--continue"},
                paramLabel = "OLD",
                description = "model whose topics keep their ids where they are found again")
        private @Nullable Path older;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = command.commandLine().getOut();
            List<String> texts = Files.readAllLines(posts);
            List<String> left = names == null ? List.of() : Files.readAllLines(names);
            TopicModel trained = TopicModel.train(texts, topics, seed, left);
            if (older != null) {
                trained = trained.continuing(TopicModelText.read(Files.readAllLines(older)));
            }
            Files.write(model, TopicModelText.write(trained));
            TopicModel.Assigner assigner = trained.assigner();
            int[] sizes = new int[trained.ids().size()];
            for (String text : texts) {
                int at = trained.ids().indexOf(assigner.assign(text));
                if (at >= 0) {
                    sizes[at]++;
                }
            }
            int assigned = 0;
            for (int topic = 0; topic < sizes.length; topic++) {
                out.println(String.format(
                        Locale.ROOT,
                        "%4d %7d  %s",
                        trained.ids().get(topic),
                        sizes[topic],
                        trained.names().get(topic)));
                assigned += sizes[topic];
            }
            out.println(String.format(
                    Locale.ROOT,
                    "other %6d%ncoherence (NPMI) %.3f over %d posts",
                    texts.size() - assigned,
                    TopicQuality.npmi(trained, texts),
                    texts.size()));
            return 0;
        }
    }
}
