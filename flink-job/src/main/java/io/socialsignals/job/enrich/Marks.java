package io.socialsignals.job.enrich;

import java.util.Arrays;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Posts by what they share: for each mark pairs of time and identity, in no order. */
final class Marks {
    static final TypeInformation<long[]> LONGS = PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO;

    private static final long[] NONE = {};

    private final MapState<Long, long[]> state;

    Marks(MapState<Long, long[]> state) {
        this.state = state;
    }

    /** Identities of posts with the mark that are less than a distance away, either way. */
    long[] within(long mark, long at, long distance) throws Exception {
        long[] pairs = state.get(mark);
        if (pairs == null) {
            return NONE;
        }
        long[] found = new long[pairs.length / 2];
        int count = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (Math.abs(pairs[i] - at) < distance) {
                found[count++] = pairs[i + 1];
            }
        }
        return Arrays.copyOf(found, count);
    }

    void add(long mark, long at, long identity) throws Exception {
        state.put(mark, with(with(state.get(mark), at), identity));
    }

    void remove(long mark, long identity) throws Exception {
        long[] pairs = state.get(mark);
        if (pairs == null) {
            return;
        }
        long[] rest = new long[pairs.length];
        int count = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != identity) {
                rest[count++] = pairs[i];
                rest[count++] = pairs[i + 1];
            }
        }
        if (count == 0) {
            state.remove(mark);
        } else {
            state.put(mark, Arrays.copyOf(rest, count));
        }
    }

    void clear() {
        state.clear();
    }

    static long[] with(long @Nullable [] values, long value) {
        long[] more = values == null ? new long[1] : Arrays.copyOf(values, values.length + 1);
        more[more.length - 1] = value;
        return more;
    }
}
