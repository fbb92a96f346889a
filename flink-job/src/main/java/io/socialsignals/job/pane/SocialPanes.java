package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.FunnelCounter;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Sums posts and engagement by platform. Both have lost their duplicates before. */
public final class SocialPanes implements PaneKind<SocialFact, SocialPane, SocialMinute> {
    @Override
    public String topic() {
        return Topics.POSTS;
    }

    @Override
    public long at(SocialFact fact) {
        return fact.at();
    }

    @Override
    public SocialPane open() {
        return new SocialPane();
    }

    @Override
    public boolean add(SocialPane pane, SocialFact fact, FunnelCounter funnel) {
        pane.platforms
                .computeIfAbsent(fact.platform(), platform -> new SocialCounts())
                .add(fact.change());
        return true;
    }

    @Override
    public void rows(String product, long minute, SocialPane pane, Consumer<SocialMinute> out) {
        new TreeMap<>(pane.platforms).forEach((platform, counts) -> {
            if (counts.changed) {
                counts.changed = false;
                out.accept(new SocialMinute(product, platform, minute, counts.copy()));
            }
        });
    }

    @Override
    public Rejected tooLate(SocialFact fact) {
        return TooLate.afterIdle(fact.topic(), fact.partition(), fact.offset(), fact.arrived());
    }

    @Override
    public TypeInformation<SocialPane> type() {
        return TypeInformation.of(SocialPane.class);
    }
}
