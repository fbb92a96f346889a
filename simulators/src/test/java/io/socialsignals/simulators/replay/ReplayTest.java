package io.socialsignals.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.record.Undecodable;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.target.FileTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final ReplayOptions STANDARD = ReplayOptions.standard();
    private static final String UCI_HEADER =
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";

    @TempDir
    Path directory;

    @Test
    void theRetailYearComesOutToThePenny() {
        Path file = RecordedData.of("uci_retail/online_retail_II_2009-2010.csv.gz");
        long revenue = 0;
        long refunds = 0;
        long returns = 0;
        try (Replay replay = Replay.of(Format.UCI_RETAIL, file, STANDARD)) {
            long last = 0;
            while (replay.hasNext()) {
                SimRecord record = replay.next();
                assertThat(record.timestamp()).isGreaterThanOrEqualTo(last);
                last = record.timestamp();
                if (record.event() instanceof CommerceEvent e) {
                    revenue += e.type() == CommerceType.PURCHASE ? e.amountMinor() : 0;
                    refunds += e.type() == CommerceType.RETURN ? e.amountMinor() : 0;
                    returns += "cancellation".equals(e.reason()) ? 1 : 0;
                }
            }
            ReplayAccount account = replay.account();
            assertThat(account.rows()).isEqualTo(525_461);
            assertThat(account.isComplete()).isTrue();
            assertThat(account.figures())
                    .containsEntry("net, all lines (GBP)", "9539484.63")
                    .containsEntry("gross, quantity above 0 (GBP)", "10169713.57")
                    .containsEntry("repeated lines", "6865");
            assertThat(account.used()).containsEntry("purchase", 511_566L).containsEntry("return", 10_208L);
            assertThat(account.rejected()).containsOnlyKeys("uci.price.zero").containsEntry("uci.price.zero", 3_687L);
        }
        assertThat(revenue - refunds).isEqualTo(953_948_463);
        assertThat(revenue).isEqualTo(1_030_626_559);
        assertThat(returns).isEqualTo(10_205);
    }

    @Test
    void repeatedInvoiceLinesAreKeptUnlessToldOtherwise() throws IOException {
        String line = "1,A,MUG,2,2010-01-01 10:00:00,1.50,7.0,France\n";
        Path file = write("lines.csv", UCI_HEADER + line + line);
        assertThat(events(Format.UCI_RETAIL, file, STANDARD)).hasSize(3);
        try (Replay replay = Replay.of(Format.UCI_RETAIL, file, new ReplayOptions(4, true, null))) {
            List<SimRecord> records = new ArrayList<>();
            replay.forEachRemaining(records::add);
            assertThat(records).hasSize(2);
            assertThat(replay.account().rejected()).containsEntry("uci.line.repeated", 1L);
        }
    }

    @Test
    void invoiceLinesBecomePurchasesAndReturnsOrAreRejectedByRule() throws IOException {
        Path file = write(
                "lines.csv",
                UCI_HEADER
                        + "1,A,MUG,2,2010-01-01 10:00:00,1.50,7.0,France\n"
                        + "C2,A,MUG,-1,2010-01-02 10:00:00,1.50,7.0,EIRE\n"
                        + "A3,B,Adjust bad debt,1,2010-01-03 10:00:00,-10.00,,Unspecified\n"
                        + "4,A,,5,2010-01-03 10:00:00,0,,France\n"
                        + "5,A,MUG,many,2010-01-03 10:00:00,1,,France\n"
                        + "6,A,MUG,1,tomorrow,1,,France\n"
                        + "7,A,MUG\n");
        List<Object> events = events(Format.UCI_RETAIL, file, STANDARD);
        assertThat(events).hasSize(5);
        assertThat(events.get(0)).isInstanceOf(Product.class);
        CommerceEvent purchase = (CommerceEvent) events.get(1);
        assertThat(purchase.type()).isEqualTo(CommerceType.PURCHASE);
        assertThat(purchase.amountMinor()).isEqualTo(300);
        assertThat(purchase.region()).isEqualTo("FR");
        assertThat(purchase.userId()).isEqualTo("7");
        CommerceEvent cancelled = (CommerceEvent) events.get(2);
        assertThat(cancelled.type()).isEqualTo(CommerceType.RETURN);
        assertThat(cancelled.reason()).isEqualTo("cancellation");
        assertThat(cancelled.region()).isEqualTo("IE");
        CommerceEvent writtenOff = (CommerceEvent) events.get(4);
        assertThat(writtenOff.reason()).isEqualTo("bad-debt");
        assertThat(writtenOff.amountMinor()).isEqualTo(1_000);
        assertThat(writtenOff.region()).isNull();
        try (Replay replay = Replay.of(Format.UCI_RETAIL, file, STANDARD)) {
            replay.forEachRemaining(record -> {});
            assertThat(replay.account().rejected())
                    .containsOnlyKeys("uci.price.zero", "uci.quantity.number", "uci.date.format", "uci.row.columns");
            assertThat(replay.account().isComplete()).isTrue();
        }
    }

    @Test
    void fractionsOfAPennyAreNotLost() throws IOException {
        Path file = write("lines.csv", UCI_HEADER + "1,P,PADS,1,2010-01-01 10:00:00,0.001,7.0,France\n".repeat(10));
        long sum = events(Format.UCI_RETAIL, file, STANDARD).stream()
                .filter(CommerceEvent.class::isInstance)
                .mapToLong(e -> ((CommerceEvent) e).amountMinor())
                .sum();
        assertThat(sum).isEqualTo(1);
    }

    @Test
    void theStoreSampleIsUsedWhole() {
        Path file = RecordedData.of("rees46/2019-Oct_head2k.csv");
        try (Replay replay = Replay.of(Format.REES46, file, STANDARD)) {
            replay.forEachRemaining(record -> {});
            assertThat(replay.account().rows()).isEqualTo(2_000);
            assertThat(replay.account().isComplete()).isTrue();
            assertThat(replay.account().rejected()).isEmpty();
        }
    }

    @Test
    void storeEventsAreMappedAndRemovalsRejected() throws IOException {
        Path file = write(
                "store.csv",
                "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
                        + "2019-10-01 00:00:00 UTC,purchase,44,2,,shiseido,35.79,5,s\n"
                        + "2019-10-01 00:00:01 UTC,remove_from_cart,44,2,,shiseido,35.79,5,s\n"
                        + "2019-10-01 00:00:02 UTC,gaze,44,2,,shiseido,35.79,5,s\n");
        List<Object> events = events(Format.REES46, file, STANDARD);
        assertThat(events).hasSize(2);
        assertThat(((CommerceEvent) events.get(1)).amountMinor()).isEqualTo(3_579);
    }

    @Test
    void realPagesResolveEveryAuthorAndComeOutInOrder() {
        Path folder = RecordedData.of("x_v2_real/hk");
        try (Replay replay = Replay.of(Format.X_V2, folder, STANDARD)) {
            long last = 0;
            int posts = 0;
            while (replay.hasNext()) {
                SimRecord record = replay.next();
                assertThat(record.timestamp()).isGreaterThanOrEqualTo(last);
                last = record.timestamp();
                posts += record.event() instanceof Post ? 1 : 0;
            }
            assertThat(posts).isEqualTo(1_628);
            assertThat(replay.account().rows()).isEqualTo(1_628);
            assertThat(replay.account().figures()).containsEntry("authors not among the users", "0");
        }
    }

    @Test
    void aWholePageGivesPostsWithTheirAuthorsAndCounters() throws IOException {
        Path file = write(
                "page.json",
                """
                {"data":[
                 {"id":"2","author_id":"9","created_at":"2021-06-02T00:00:00.000Z","lang":"en","text":"RT @b: hi",
                  "referenced_tweets":[{"type":"retweeted","id":"1"}],
                  "entities":{"mentions":[{"username":"b","id":"8"}],"hashtags":[{"tag":"Hello"}]},
                  "public_metrics":{"retweet_count":2,"reply_count":3,"like_count":4,"quote_count":5}},
                 {"id":"1","author_id":"8","created_at":"2021-06-01T00:00:00.000Z","lang":"und","text":"hi"},
                 {"id":"1","author_id":"8","created_at":"2021-06-01T00:00:00.000Z","lang":"und","text":"hi"},
                 {"id":"3","author_id":"8","created_at":"soon","text":"hi"}],
                 "includes":{"users":[{"id":"9","public_metrics":{"followers_count":70}}]}}
                """);
        List<Object> events = events(Format.X_V2, file, STANDARD);
        assertThat(events).hasSize(3);
        assertThat(((Post) events.get(0)).language()).isNull();
        Post repost = (Post) events.get(1);
        assertThat(repost.repostOf()).isEqualTo("1");
        assertThat(repost.sourceAuthorId()).isEqualTo("8");
        assertThat(repost.authorFollowers()).isEqualTo(70);
        assertThat(repost.hashtags()).containsExactly("hello");
        assertThat(repost.mentions()).containsExactly("8");
        assertThat(((Engagement) events.get(2)).shares()).isEqualTo(7);
        try (Replay replay = Replay.of(Format.X_V2, file, STANDARD)) {
            replay.forEachRemaining(record -> {});
            assertThat(replay.account().rejected()).containsOnlyKeys("x.duplicate", "x.created_at.format");
            assertThat(replay.account().isComplete()).isTrue();
        }
    }

    @Test
    void errorsAndListsOfUsersAreNoPosts() throws IOException {
        Path file = write(
                "pages.jsonl",
                """
                {"title":"Too Many Requests","type":"about:blank","status":429}
                {"data":{"id":"9","username":"b","public_metrics":{"followers_count":3}}}
                {"data":[{"text":"no id"},
                 {"id":"1","author_id":"9","created_at":"2021-06-01T00:00:00Z","text":"hi"}]}
                """);
        try (Replay replay = Replay.of(Format.X_V2, file, STANDARD)) {
            assertThat(((Post) replay.next().event()).authorFollowers()).isEqualTo(3);
            assertThat(replay.hasNext()).isFalse();
            assertThat(replay.account().rejected()).containsOnlyKeys("x.id.missing");
            assertThat(replay.account().figures()).containsEntry("pages without posts", "2");
            assertThat(replay.account().isComplete()).isTrue();
        }
    }

    @Test
    void whatASimulationWroteToAFileComesBackByteByByte() {
        Path file = directory.resolve("run.ndjson");
        Simulation written = Simulation.of(ScenarioReader.builtIn("tiny"));
        try (FileTarget target = FileTarget.open(file)) {
            written.forEachRemaining(target::send);
        }
        Simulation expected = Simulation.of(ScenarioReader.builtIn("tiny"));
        try (Replay replay = Replay.of(Format.NDJSON, file, STANDARD)) {
            while (expected.hasNext()) {
                SimRecord wanted = expected.next();
                SimRecord found = replay.next();
                assertThat(found.value()).as("%s", wanted.fault()).isEqualTo(wanted.value());
                assertThat(found.key()).isEqualTo(wanted.key());
                assertThat(found.topic()).isEqualTo(wanted.topic());
                assertThat(found.partition()).isEqualTo(wanted.partition());
                assertThat(found.timestamp()).isEqualTo(wanted.timestamp());
            }
            assertThat(replay.hasNext()).isFalse();
        }
    }

    @Test
    void aFileThatWasCutOffIsFinished() throws IOException {
        Path whole = directory.resolve("whole.ndjson");
        Path cut = directory.resolve("cut.ndjson");
        try (FileTarget target = FileTarget.open(whole)) {
            Simulation.of(ScenarioReader.builtIn("tiny")).forEachRemaining(target::send);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 3));
        try (FileTarget target = FileTarget.open(cut)) {
            Simulation.of(ScenarioReader.builtIn("tiny")).forEachRemaining(target::send);
        }
        assertThat(cut).hasBinaryContent(bytes);
    }

    @Test
    void bareRecordsBelongToTheTopicOfTheFilesName() throws IOException {
        Path file = write(
                "commerce.events.ndjson",
                "{\"v\":1,\"id\":\"a\",\"at\":1767571200000,\"type\":\"VIEW\",\"productId\":\"p\",\"priceMinor\":1,"
                        + "\"quantity\":1,\"amountMinor\":0,\"currency\":\"EUR\"}\nnonsense\n");
        List<SimRecord> records = new ArrayList<>();
        try (Replay replay = Replay.of(Format.NDJSON, file, STANDARD)) {
            replay.forEachRemaining(records::add);
        }
        assertThat(records).hasSize(2).allMatch(record -> record.topic().equals(Topics.COMMERCE));
        assertThat(records.get(0).timestamp()).isEqualTo(1_767_571_200_000L);
        assertThat(records.get(1).event()).isEqualTo(new Undecodable(Topics.COMMERCE, "malformed", "json.syntax"));
    }

    @Test
    void dataOfAnotherFormatIsSaidSo() throws IOException {
        Path file = write("x.csv", "a,b\n1,2\n");
        assertThatExceptionOfType(ReplayException.class)
                .isThrownBy(() -> Replay.of(Format.UCI_RETAIL, file, STANDARD))
                .withMessageContaining("no column 'invoice'");
        assertThatExceptionOfType(ReplayException.class)
                .isThrownBy(() -> Replay.of(Format.REES46, directory.resolve("none.csv"), STANDARD))
                .withMessageContaining("cannot read");
    }

    private List<Object> events(Format format, Path file, ReplayOptions options) {
        List<Object> out = new ArrayList<>();
        try (Replay replay = Replay.of(format, file, options)) {
            replay.forEachRemaining(record -> out.add(record.event()));
        }
        return out;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
