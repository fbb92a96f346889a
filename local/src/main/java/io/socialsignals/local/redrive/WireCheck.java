package io.socialsignals.local.redrive;

import io.socialsignals.events.Topics;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import java.util.Map;

/** Whether bytes are a valid record of a topic, by the rules that the job uses. */
final class WireCheck {
    private interface Decoder {
        Object decode(byte[] json) throws DecodeException;
    }

    private static final Map<String, Decoder> DECODERS = Map.of(
            Topics.POSTS, EventCodec::decodePost,
            Topics.ENGAGEMENT, EventCodec::decodeEngagement,
            Topics.COMMERCE, EventCodec::decodeCommerceEvent,
            Topics.REVIEWS, EventCodec::decodeReview,
            Topics.SEARCH, EventCodec::decodeSearchInterest,
            Topics.SPEND, EventCodec::decodeCampaignSpend,
            Topics.PRODUCTS, EventCodec::decodeProduct);

    private WireCheck() {}

    /** Empty when it is valid, else the rule that it breaks and how. */
    static String problem(String topic, byte[] value) {
        Decoder decoder = DECODERS.get(topic);
        if (decoder == null) {
            return "no topic of this pipeline: " + topic;
        }
        try {
            decoder.decode(value);
            return "";
        } catch (DecodeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
