package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SchemaDocumentTest {
    @Test
    void the_document_names_every_promised_view_and_column() throws IOException {
        String document = Files.readString(Path.of("../docs/schema.md"));

        for (String view : MigrationsTest.ViewColumns.golden()) {
            String[] parts = view.split(" ", 2);
            assertThat(document).as(parts[0]).containsPattern("\\b" + parts[0] + "\\b");
            for (String column : parts[1].split(", ")) {
                assertThat(document).as(view).contains("`" + column.split(" ", 2)[0] + "`");
            }
        }
    }
}
