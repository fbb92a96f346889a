package io.socialsignals.preview.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewExportTest {
    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        Migrations.apply(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO signals.search_interest (term, region, minute, value, bucket_seconds) VALUES
                      ('b, "quoted"', 'DE', '2026-01-01T00:01:00Z', 7, 60), ('a', 'DE', '2026-01-01T00:00:00Z', 5, 60)
                    """);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private static Connection connect() throws Exception {
        return DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
    }

    private Path export(String file) throws Exception {
        Path target = folder.resolve(file);
        try (Connection connection = connect()) {
            long rows = ViewExport.export(connection, "search_interest", ExportFormat.of(target), target, n -> {});
            assertThat(rows).isEqualTo(2).isEqualTo(ViewExport.count(connection, "search_interest"));
        }
        return target;
    }

    @Test
    void writesCsvInTheOrderOfTheKey() throws Exception {
        assertThat(Files.readAllLines(export("x.csv")))
                .containsExactly(
                        "term,region,minute,value,bucket_seconds",
                        "a,DE,2026-01-01T00:00:00Z,5,60",
                        "\"b, \"\"quoted\"\"\",DE,2026-01-01T00:01:00Z,7,60");
    }

    @Test
    void writesJsonLines() throws Exception {
        assertThat(Files.readAllLines(export("x.jsonl")))
                .first()
                .isEqualTo(
                        "{\"term\":\"a\",\"region\":\"DE\",\"minute\":\"2026-01-01T00:00:00Z\",\"value\":5,\"bucket_seconds\":60}");
    }

    @Test
    void writesParquetThatReadsBack() throws Exception {
        Hydrator<List<Object>, List<Object>> collect = new Hydrator<>() {
            @Override
            public List<Object> start() {
                return new ArrayList<>();
            }

            @Override
            public List<Object> add(List<Object> row, String heading, Object value) {
                row.add(heading + "=" + value);
                return row;
            }

            @Override
            public List<Object> finish(List<Object> row) {
                return row;
            }
        };
        try (var rows =
                ParquetReader.streamContent(export("x.parquet").toFile(), HydratorSupplier.constantly(collect))) {
            assertThat(rows.toList().get(0))
                    .containsExactly("term=a", "region=DE", "minute=1767225600000", "value=5", "bucket_seconds=60");
        }
    }

    @Test
    void refusesWhatIsNoView() throws Exception {
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> ViewExport.export(
                            connection, "x\"; DROP TABLE y", ExportFormat.CSV, folder.resolve("n.csv"), n -> {}))
                    .hasMessageContaining("There are: ");
        }
        assertThatThrownBy(() -> ExportFormat.of(Path.of("x.xls"))).hasMessageContaining(".parquet");
        assertThat(folder).isEmptyDirectory();
    }
}
