package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.job.ingest.FunnelCounter;
import io.socialsignals.job.ingest.Minutes;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of pane counts.
 *
 * @param <F> a fact about one product
 * @param <P> what is known about a product's minute, or other span of time
 * @param <R> a row of the table
 */
public interface PaneKind<F, P, R> extends Serializable {
    /** The topic under which {@link #add} counts. */
    String topic();

    /** How long a pane is, milliseconds; hours are divisible by it. */
    default long length() {
        return Minutes.LENGTH;
    }

    /** Event time of the fact, epoch milliseconds UTC. */
    long at(F fact);

    /** An empty pane. */
    P open();

    /** Adds a fact; false if the pane knew it already and did not change. */
    boolean add(P pane, F fact, FunnelCounter funnel);

    /** Gives the rows that have changed since they were given last. */
    void rows(String product, long start, P pane, Consumer<R> out);

    /**
     * What to keep of a fact that came after its pane was closed, which only happens after an idle partition; null where
     * another pane of the same event tells it.
     */
    @Nullable
    Rejected tooLate(F fact);

    TypeInformation<P> type();
}
