package io.socialsignals.simulators.generate;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.Partitions;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.Scenario;
import java.util.function.Consumer;

/** Passes records on and, now and then, plants a faulty one beside one of them; which is a function of its id. */
final class PlantFaults {
    private static final long STREAM = 50_000_000;
    private static final Fault[] FAULTS = Fault.values();

    private final long seed;
    private final double[] upTo = new double[FAULTS.length];
    private final double total;
    private final Partitions partitions;
    private final Consumer<Planned> out;

    PlantFaults(Scenario scenario, Partitions partitions, Consumer<Planned> out) {
        this.seed = scenario.seed();
        this.partitions = partitions;
        this.out = out;
        double sum = 0;
        for (Fault fault : FAULTS) {
            sum += scenario.faults().shares().getOrDefault(fault, 0.0);
            upTo[fault.ordinal()] = sum;
        }
        this.total = sum;
    }

    void accept(Planned planned) {
        out.accept(planned);
        if (total == 0 || planned.topic().equals(Topics.PRODUCTS)) {
            return;
        }
        Dice dice = Dice.of(seed, STREAM, hash(EventParts.id(planned.event())));
        double u = dice.next();
        if (u >= total) {
            return;
        }
        int which = 0;
        while (u >= upTo[which]) {
            which++;
        }
        Fault fault = FAULTS[which];
        long later = fault == Fault.DUPLICATE ? dice.between(1_000, 5 * Clockwork.MINUTE) : dice.between(0, 2_000);
        if (fault == Fault.DUPLICATE && changesPartition(planned, later)) {
            return;
        }
        out.accept(new Planned(planned.arrival() + later, planned.topic(), planned.event(), planned.label(), fault));
    }

    /** Copies in two partitions have no order: which of them counts would be up to chance. */
    private boolean changesPartition(Planned planned, long later) {
        byte[] key = EventParts.key(planned.event());
        return partitions.of(planned.topic(), key, planned.arrival())
                != partitions.of(planned.topic(), key, planned.arrival() + later);
    }

    private static long hash(String id) {
        long h = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            h = 31 * h + id.charAt(i);
        }
        return h;
    }
}
