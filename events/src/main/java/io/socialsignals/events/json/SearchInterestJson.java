package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.SearchInterest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link SearchInterest}. */
final class SearchInterestJson implements RecordJson<SearchInterest> {
    static final Schema SCHEMA = new Schema("search");
    private static final TextField ID = SCHEMA.id("id");
    private static final TimeField AT = SCHEMA.time("at");
    private static final NumberField BUCKET_SECONDS = SCHEMA.number("bucketSeconds", 60, Limits.BUCKET_SECONDS);
    private static final TextField TERM = SCHEMA.id("term");
    private static final TextField REGION = SCHEMA.id("region");
    private static final NumberField VALUE = SCHEMA.number("value", 0, 100);

    @Override
    public SearchInterest read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        long at = 0;
        long bucketSeconds = 0;
        @Nullable String term = null;
        @Nullable String region = null;
        long value = 0;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "at" -> at = AT.read(in);
                case "bucketSeconds" -> bucketSeconds = BUCKET_SECONDS.read(in);
                case "term" -> term = TERM.read(in);
                case "region" -> region = REGION.read(in);
                case "value" -> value = VALUE.read(in);
                default -> in.skip();
            }
        }
        return new SearchInterest(
                ID.require(id),
                AT.require(in, at),
                BUCKET_SECONDS.requireInt(in, bucketSeconds),
                TERM.require(term),
                REGION.require(region),
                VALUE.requireInt(in, value));
    }

    @Override
    public void write(SearchInterest value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeNumberField("at", value.at());
        out.writeNumberField("bucketSeconds", value.bucketSeconds());
        out.writeStringField("term", value.term());
        out.writeStringField("region", value.region());
        out.writeNumberField("value", value.value());
    }
}
