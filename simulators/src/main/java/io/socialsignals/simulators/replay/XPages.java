package io.socialsignals.simulators.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Posts of X API v2 pages: whole responses ({@code data}, {@code includes}), or arrays of posts beside files with
 * {@code users}; a file, or a folder of {@code .json} and {@code .jsonl} files. A row is a post.
 *
 * <p>Lists of users are taken as such; pages with neither, such as errors, are counted. Pages come newest first, so all are read and sorted by time. A post that comes again is rejected as
 * {@code x.duplicate}. Each post's counters become one snapshot at the post's own time, because pages do not say when
 * they were fetched. Retweets are reposts; quotes are posts of their own.
 */
final class XPages implements RecordedSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLATFORM = "x";

    private final ReplayAccount account;
    private final Iterator<JsonNode> posts;
    private final Map<String, Long> followers = new HashMap<>();
    private final Map<String, String> authors = new HashMap<>();
    private long unresolved;
    private long pagesWithoutPosts;

    XPages(Path path, ReplayAccount account) throws IOException {
        this.account = account;
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (Path file : files(path)) {
            try (JsonParser parser = JSON.createParser(CsvRows.open(file))) {
                for (JsonNode page = JSON.readTree(parser); page != null; page = JSON.readTree(parser)) {
                    page(page, byId);
                }
            } catch (JsonProcessingException e) {
                throw new ReplayException(file + " is not JSON: " + e.getOriginalMessage(), e);
            }
        }
        this.posts = byId.values().stream()
                .sorted(Comparator.comparing(
                                (JsonNode post) -> post.path("created_at").asText())
                        .thenComparing(post -> post.path("id").asText()))
                .toList()
                .iterator();
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(f -> f.toString().matches(".*\\.jsonl?(\\.gz)?"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ReplayException("no .json or .jsonl file in " + path, null);
            }
            return found;
        }
    }

    private void page(JsonNode page, Map<String, JsonNode> byId) {
        users(page.path("users"));
        users(page.path("includes").path("users"));
        for (JsonNode other : page.path("includes").path("tweets")) {
            authors.put(other.path("id").asText(), other.path("author_id").asText());
        }
        JsonNode data = page.isArray() ? page : page.path("data");
        int posts = 0;
        for (JsonNode item : data.isObject() ? List.of(data) : data) {
            if (item.has("username")) {
                users(List.of(item));
            } else {
                posts++;
                post(item, byId);
            }
        }
        if (posts == 0) {
            pagesWithoutPosts++;
        }
    }

    private void post(JsonNode post, Map<String, JsonNode> byId) {
        String id = post.path("id").asText();
        String rule = id.isEmpty() ? "x.id.missing" : byId.putIfAbsent(id, post) != null ? "x.duplicate" : null;
        if (rule != null) {
            account.row();
            account.reject(rule);
        }
        authors.put(id, post.path("author_id").asText());
    }

    private void users(Iterable<JsonNode> users) {
        for (JsonNode user : users) {
            followers.put(
                    user.path("id").asText(),
                    user.path("public_metrics").path("followers_count").asLong());
        }
    }

    @Override
    public @Nullable List<Recorded> next() {
        if (!posts.hasNext()) {
            account.figure("authors not among the users", Long.toString(unresolved));
            account.figure("pages without posts", Long.toString(pagesWithoutPosts));
            return null;
        }
        account.row();
        try {
            List<Recorded> out = read(posts.next());
            account.use("post");
            return out;
        } catch (BadRow e) {
            account.reject(e.rule());
            return List.of();
        }
    }

    private List<Recorded> read(JsonNode post) throws BadRow {
        String id = required(post, "id");
        String author = required(post, "author_id");
        String text = required(post, "text");
        long at = time(required(post, "created_at"));
        Long known = followers.get(author);
        if (known == null) {
            unresolved++;
        }
        String replyTo = referenced(post, "replied_to");
        String repostOf = referenced(post, "retweeted");
        String source = repostOf != null ? repostOf : replyTo;
        String sourceAuthor = source == null ? null : authors.get(source);
        if (sourceAuthor == null && replyTo != null) {
            sourceAuthor = text(post, "in_reply_to_user_id");
        }
        String language = text(post, "lang");
        List<Recorded> out = new ArrayList<>(2);
        out.add(Recorded.of(
                new Post(
                        id,
                        at,
                        PLATFORM,
                        author,
                        known == null ? 0 : known,
                        text,
                        "und".equals(language) ? null : language,
                        tags(post),
                        mentions(post),
                        replyTo,
                        repostOf,
                        sourceAuthor,
                        text(post.path("entities").path("urls").path(0), "expanded_url"),
                        null,
                        content(post)),
                at));
        JsonNode counters = post.path("public_metrics");
        if (counters.isObject()) {
            out.add(Recorded.of(snapshot(id, at, counters, known), at));
        }
        return out;
    }

    private static Engagement snapshot(String id, long at, JsonNode counters, @Nullable Long followers) {
        return new Engagement(
                id + "-counters",
                at,
                id,
                PLATFORM,
                counters.path("like_count").asLong(),
                counters.path("reply_count").asLong(),
                counters.path("retweet_count").asLong()
                        + counters.path("quote_count").asLong(),
                counters.path("bookmark_count").asLong(),
                0,
                0,
                null,
                counters.has("impression_count")
                        ? counters.path("impression_count").asLong()
                        : null,
                followers);
    }

    private static List<String> tags(JsonNode post) {
        List<String> out = new ArrayList<>();
        for (JsonNode tag : post.path("entities").path("hashtags")) {
            String name = tag.path("tag").asText().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !out.contains(name)) {
                out.add(name);
            }
        }
        return out;
    }

    private static List<String> mentions(JsonNode post) {
        List<String> out = new ArrayList<>();
        for (JsonNode mention : post.path("entities").path("mentions")) {
            String id = mention.path("id").asText(mention.path("username").asText());
            if (!id.isEmpty() && !out.contains(id)) {
                out.add(id);
            }
        }
        return out;
    }

    private static @Nullable String referenced(JsonNode post, String type) {
        for (JsonNode reference : post.path("referenced_tweets")) {
            if (reference.path("type").asText().equals(type)) {
                return text(reference, "id");
            }
        }
        return null;
    }

    private static String content(JsonNode post) {
        if (post.path("attachments").path("media_keys").size() > 0
                && post.path("attachments").path("media_keys").isArray()) {
            return "image";
        }
        return post.path("entities").path("urls").size() > 0 ? "link" : "text";
    }

    private static String required(JsonNode post, String field) throws BadRow {
        String value = text(post, field);
        if (value == null) {
            throw new BadRow("x." + field + ".missing");
        }
        return value;
    }

    private static @Nullable String text(JsonNode node, String field) {
        String value = node.path(field).asText();
        return value.isEmpty() ? null : value;
    }

    private static long time(String text) throws BadRow {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new BadRow("x.created_at.format");
        }
    }

    @Override
    public void close() {}
}
