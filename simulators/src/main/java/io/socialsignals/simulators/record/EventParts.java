package io.socialsignals.simulators.record;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Keys;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.EventCodec;

/** The parts that all wire records share, whichever record it is. */
public final class EventParts {
    private EventParts() {}

    public static String topic(Object event) {
        if (event instanceof CommerceEvent) {
            return Topics.COMMERCE;
        } else if (event instanceof Engagement) {
            return Topics.ENGAGEMENT;
        } else if (event instanceof Post) {
            return Topics.POSTS;
        } else if (event instanceof Review) {
            return Topics.REVIEWS;
        } else if (event instanceof SearchInterest) {
            return Topics.SEARCH;
        } else if (event instanceof CampaignSpend) {
            return Topics.SPEND;
        } else if (event instanceof Product) {
            return Topics.PRODUCTS;
        }
        throw unknown(event);
    }

    public static String id(Object event) {
        if (event instanceof CommerceEvent e) {
            return e.id();
        } else if (event instanceof Engagement e) {
            return e.id();
        } else if (event instanceof Post e) {
            return e.id();
        } else if (event instanceof Review e) {
            return e.id();
        } else if (event instanceof SearchInterest e) {
            return e.id();
        } else if (event instanceof CampaignSpend e) {
            return e.id();
        } else if (event instanceof Product e) {
            return e.id();
        }
        throw unknown(event);
    }

    /** Event time in epoch milliseconds; 0 for a product, which has none. */
    public static long at(Object event) {
        if (event instanceof CommerceEvent e) {
            return e.at();
        } else if (event instanceof Engagement e) {
            return e.at();
        } else if (event instanceof Post e) {
            return e.at();
        } else if (event instanceof Review e) {
            return e.at();
        } else if (event instanceof SearchInterest e) {
            return e.at();
        } else if (event instanceof CampaignSpend e) {
            return e.at();
        } else if (event instanceof Product) {
            return 0;
        }
        throw unknown(event);
    }

    public static byte[] key(Object event) {
        if (event instanceof CommerceEvent e) {
            return Keys.of(e);
        } else if (event instanceof Engagement e) {
            return Keys.of(e);
        } else if (event instanceof Post e) {
            return Keys.of(e);
        } else if (event instanceof Review e) {
            return Keys.of(e);
        } else if (event instanceof SearchInterest e) {
            return Keys.of(e);
        } else if (event instanceof CampaignSpend e) {
            return Keys.of(e);
        } else if (event instanceof Product e) {
            return Keys.of(e);
        }
        throw unknown(event);
    }

    public static byte[] encode(Object event) {
        if (event instanceof CommerceEvent e) {
            return EventCodec.encode(e);
        } else if (event instanceof Engagement e) {
            return EventCodec.encode(e);
        } else if (event instanceof Post e) {
            return EventCodec.encode(e);
        } else if (event instanceof Review e) {
            return EventCodec.encode(e);
        } else if (event instanceof SearchInterest e) {
            return EventCodec.encode(e);
        } else if (event instanceof CampaignSpend e) {
            return EventCodec.encode(e);
        } else if (event instanceof Product e) {
            return EventCodec.encode(e);
        }
        throw unknown(event);
    }

    /** The same record with another id and event time; a product stays as it is. */
    public static Object moved(Object event, String id, long at) {
        if (event instanceof CommerceEvent e) {
            return new CommerceEvent(
                    id,
                    at,
                    e.type(),
                    e.productId(),
                    e.priceMinor(),
                    e.quantity(),
                    e.amountMinor(),
                    e.currency(),
                    e.userId(),
                    e.sessionId(),
                    e.orderId(),
                    e.region(),
                    e.channel(),
                    e.campaign(),
                    e.coupon(),
                    e.disposition(),
                    e.reason(),
                    e.ageGroup(),
                    e.gender());
        } else if (event instanceof Engagement e) {
            return new Engagement(
                    id,
                    at,
                    e.postId(),
                    e.platform(),
                    e.likes(),
                    e.comments(),
                    e.shares(),
                    e.saves(),
                    e.clicks(),
                    e.profileVisits(),
                    e.reach(),
                    e.impressions(),
                    e.authorFollowers());
        } else if (event instanceof Post e) {
            return new Post(
                    id,
                    at,
                    e.platform(),
                    e.authorId(),
                    e.authorFollowers(),
                    e.text(),
                    e.language(),
                    e.hashtags(),
                    e.mentions(),
                    e.replyTo(),
                    e.repostOf(),
                    e.sourceAuthorId(),
                    e.url(),
                    e.campaign(),
                    e.contentType());
        } else if (event instanceof Review e) {
            return new Review(
                    id, at, e.survey(), e.productId(), e.stars(), e.text(), e.language(), e.orderId(), e.userId());
        } else if (event instanceof SearchInterest e) {
            return new SearchInterest(id, at, e.bucketSeconds(), e.term(), e.region(), e.value());
        } else if (event instanceof CampaignSpend e) {
            return new CampaignSpend(
                    id, at, e.bucketSeconds(), e.campaign(), e.productId(), e.costMinor(), e.currency());
        }
        return event;
    }

    private static IllegalArgumentException unknown(Object event) {
        return new IllegalArgumentException(
                "not a wire record: " + event.getClass().getName());
    }
}
