package io.socialsignals.simulators.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML value that remembers its line.
 *
 * @param text of a scalar, else null
 */
record YamlTree(int line, @Nullable String text, Map<String, YamlTree> fields, List<YamlTree> items, boolean isList) {

    static YamlTree parse(String yaml, List<String> problems) {
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                return read(parser, problems);
            }
            problems.add("line 1: a scenario is a map of keys");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add("line " + line + ": not YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            problems.add("line 1: " + e.getMessage());
        }
        return scalar(1, "");
    }

    static YamlTree scalar(int line, @Nullable String text) {
        return new YamlTree(line, text, Map.of(), List.of(), false);
    }

    private static YamlTree read(JsonParser parser, List<String> problems) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, YamlTree> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                if (fields.put(key, read(parser, problems)) != null) {
                    problems.add("line " + keyLine + ": " + key + " is given twice");
                }
            }
            return new YamlTree(line, null, fields, List.of(), false);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlTree> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, problems));
            }
            return new YamlTree(line, null, Map.of(), items, true);
        }
        return scalar(line, parser.getText());
    }
}
