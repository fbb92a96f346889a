package io.socialsignals.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Review;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.tally.FaultRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Scenario TINY = ScenarioReader.builtIn("tiny");

    @Test
    void theSameScenarioGivesTheSameBytes() throws NoSuchAlgorithmException {
        assertThat(hash(Simulation.of(TINY)))
                .isEqualTo(hash(Simulation.of(TINY)))
                .isNotEqualTo(hash(Simulation.of(TINY.seeded(8))));
    }

    @Test
    void theBytesOfTheTinyScenarioAreTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        assertThat(hash(Simulation.of(TINY)))
                .isEqualTo("4b37716ca5ebb4979844ed1c2a749e8851207062f9c30406d5ea0b380ad0d22b");
    }

    @Test
    void aStandingCouponIsUsedForSomePurchasesAndChangesNothingElse() throws IOException {
        Scenario with;
        try (InputStream in =
                SimulationTest.class.getResourceAsStream("/io/socialsignals/simulators/scenarios/tiny.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            with = ScenarioReader.parse(
                    "tiny", yaml.replace("review-to-hours: 6", "review-to-hours: 6, coupon: FREE, coupon-share: 0.3"));
        }
        Simulation plain = Simulation.of(TINY);
        Simulation coupons = Simulation.of(with);
        int purchases = 0;
        int used = 0;
        while (plain.hasNext()) {
            SimRecord expected = plain.next();
            SimRecord actual = coupons.next();
            if (expected.fault() != null) {
                continue; // a record cut in half is cut elsewhere when it is longer
            }
            if (actual.event() instanceof CommerceEvent e && "FREE".equals(e.coupon())) {
                assertThat(e.type()).isIn(CommerceType.PURCHASE, CommerceType.RETURN);
                used += e.type() == CommerceType.PURCHASE ? 1 : 0;
                assertThat(e.toString().replace("coupon=FREE", "coupon=null"))
                        .isEqualTo(expected.event().toString());
            } else {
                assertThat(actual.value()).isEqualTo(expected.value());
            }
            purchases += expected.event() instanceof CommerceEvent e && e.type() == CommerceType.PURCHASE ? 1 : 0;
        }
        assertThat(coupons.hasNext()).isFalse();
        assertThat(used / (double) purchases).isBetween(0.2, 0.4);
    }

    @Test
    void anEndlessRunBeginsWithTheBoundedOne() {
        Simulation bounded = Simulation.of(TINY);
        Simulation endless = Simulation.endless(TINY);
        while (bounded.hasNext()) {
            SimRecord expected = bounded.next();
            SimRecord actual = endless.next();
            assertThat(actual.value()).isEqualTo(expected.value());
            assertThat(actual.index()).isEqualTo(expected.index());
        }
        assertThat(endless.next().timestamp()).isGreaterThanOrEqualTo(TINY.endMillis());
    }

    @Test
    void recordsArriveInOrderAndNeverBeforeTheyHappened() {
        Simulation simulation = Simulation.of(TINY);
        long last = simulation.start();
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            assertThat(record.timestamp()).isBetween(last, TINY.endMillis() - 1);
            last = record.timestamp();
            if (record.fault() != Fault.FAR_FUTURE) {
                assertThat(EventParts.at(record.event())).isLessThanOrEqualTo(record.timestamp());
            }
        }
    }

    @Test
    void goodRecordsDecodeAndEachFaultBreaksTheRuleThatItIsMeantTo() {
        Simulation simulation = Simulation.of(TINY);
        Map<Fault, Integer> seen = new EnumMap<>(Fault.class);
        Set<String> ids = new HashSet<>();
        Map<String, byte[]> sent = new HashMap<>();
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            String id = record.topic() + EventParts.id(record.event());
            Fault fault = record.fault();
            if (fault == null) {
                assertThat(ids.add(id)).isTrue();
                sent.put(id, record.value());
                assertThat(failure(record)).isNull();
                continue;
            }
            seen.merge(fault, 1, Integer::sum);
            FaultRules.Verdict verdict = FaultRules.of(fault, record.topic());
            if (fault == Fault.DUPLICATE) {
                assertThat(record.value()).isEqualTo(sent.get(id));
            } else if (fault == Fault.LATE || fault == Fault.FAR_FUTURE) {
                assertThat(failure(record)).isNull();
            } else {
                DecodeException failure = failure(record);
                assertThat(failure).as("%s in %s", fault, record.topic()).isNotNull();
                assertThat(failure.kind()).isEqualTo(verdict.kind());
                assertThat(failure.rule()).as("%s", fault).isEqualTo(verdict.rule());
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Fault.values());
    }

    @Test
    void aFewReviewersMistakeTheStarsAndNobodyElseContradictsTheirText() {
        Simulation simulation = Simulation.of(ScenarioReader.builtIn("demo"));
        int reviews = 0;
        int mistaken = 0;
        while (reviews < 4000) {
            SimRecord record = simulation.next();
            if (record.fault() == null && record.event() instanceof Review review) {
                reviews++;
                int tone = Integer.compare(review.stars(), 3);
                assertThat(Math.abs(tone)).isEqualTo(Math.abs(record.label().tone()));
                mistaken += tone == record.label().tone() ? 0 : 1;
            }
        }
        assertThat(mistaken).isBetween(20, 60);
    }

    @Test
    void aSilentPartitionGetsNothingForItsHours() {
        var silence = TINY.faults().silences().get(0);
        long from = TINY.start().toEpochMilli() + silence.fromHour() * 3_600_000L;
        long to = from + silence.hours() * 3_600_000L;
        Simulation simulation = Simulation.of(TINY);
        int inside = 0;
        int outside = 0;
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            if (record.topic().equals(silence.topic()) && record.partition() == silence.partition()) {
                if (record.timestamp() >= from && record.timestamp() < to) {
                    inside++;
                } else {
                    outside++;
                }
            }
        }
        assertThat(inside).isZero();
        assertThat(outside).isPositive();
    }

    private static DecodeException failure(SimRecord record) {
        return catchThrowableOfType(DecodeException.class, () -> {
            switch (record.topic()) {
                case Topics.POSTS -> EventCodec.decodePost(record.value());
                case Topics.ENGAGEMENT -> EventCodec.decodeEngagement(record.value());
                case Topics.COMMERCE -> EventCodec.decodeCommerceEvent(record.value());
                case Topics.REVIEWS -> EventCodec.decodeReview(record.value());
                case Topics.SEARCH -> EventCodec.decodeSearchInterest(record.value());
                case Topics.SPEND -> EventCodec.decodeCampaignSpend(record.value());
                default -> EventCodec.decodeProduct(record.value());
            }
        });
    }

    private static String hash(Simulation simulation) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            digest.update(record.topic().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(12)
                    .putInt(record.partition())
                    .putLong(record.timestamp())
                    .array());
            digest.update(record.key());
            digest.update(record.value());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
