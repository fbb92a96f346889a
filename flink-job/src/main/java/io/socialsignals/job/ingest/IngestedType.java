package io.socialsignals.job.ingest;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.Review;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type of {@link Ingested}: the frequent records by serializers of their own, the others as POJOs. */
final class IngestedType<T> extends TypeInformation<Ingested<T>> {
    private static final Map<Class<?>, ValueSerializer<?>> OWN = Map.of(
            Post.class, PostSerializer.INSTANCE,
            Engagement.class, EngagementSerializer.INSTANCE,
            CommerceEvent.class, CommerceEventSerializer.INSTANCE,
            Review.class, ReviewSerializer.INSTANCE);

    private final TypeInformation<T> event;

    IngestedType(TypeInformation<T> event) {
        this.event = event;
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeSerializer<Ingested<T>> createSerializer(SerializerConfig config) {
        ValueSerializer<?> own = OWN.get(event.getTypeClass());
        TypeSerializer<T> events = own == null ? event.createSerializer(config) : (TypeSerializer<T>) own;
        return new IngestedSerializer<>(
                events, TypeInformation.of(Rejected.class).createSerializer(config));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<Ingested<T>> getTypeClass() {
        return (Class) Ingested.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof IngestedType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IngestedType<?> that && event.equals(that.event);
    }

    @Override
    public int hashCode() {
        return event.hashCode();
    }

    @Override
    public String toString() {
        return "Ingested<" + event + ">";
    }
}
