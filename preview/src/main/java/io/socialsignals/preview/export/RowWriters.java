package io.socialsignals.preview.export;

import blue.strategic.parquet.Dehydrator;
import blue.strategic.parquet.ParquetWriter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The writers of the formats. */
final class RowWriters {
    private RowWriters() {}

    static RowWriter open(ExportFormat format, String name, List<ExportColumn> columns, Path file) throws IOException {
        return switch (format) {
            case CSV -> csv(columns, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            case JSONL -> json(columns, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            case PARQUET -> parquet(name, columns, file);
        };
    }

    private static RowWriter csv(List<ExportColumn> columns, Writer file) throws IOException {
        CSVPrinter printer = CSVFormat.RFC4180
                .builder()
                .setHeader(columns.stream().map(ExportColumn::name).toArray(String[]::new))
                .get()
                .print(file);
        return new RowWriter() {
            @Override
            public void write(List<@Nullable Object> values) throws IOException {
                printer.printRecord(values);
            }

            @Override
            public void close() throws IOException {
                printer.close(true);
            }
        };
    }

    private static RowWriter json(List<ExportColumn> columns, Writer file) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(file).setRootValueSeparator(null);
        return new RowWriter() {
            @Override
            public void write(List<@Nullable Object> values) throws IOException {
                json.writeStartObject();
                for (int c = 0; c < values.size(); c++) {
                    json.writeFieldName(columns.get(c).name());
                    Object value = values.get(c);
                    if (value instanceof Long number) {
                        json.writeNumber(number);
                    } else if (value instanceof Double number && Double.isFinite(number)) {
                        json.writeNumber(number);
                    } else if (value instanceof Boolean flag) {
                        json.writeBoolean(flag);
                    } else if (value == null || value instanceof Double) {
                        json.writeNull();
                    } else {
                        json.writeString(value.toString());
                    }
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }

            @Override
            public void close() throws IOException {
                json.close();
            }
        };
    }

    private static RowWriter parquet(String name, List<ExportColumn> columns, Path file) throws IOException {
        Type[] fields = columns.stream().map(RowWriters::field).toArray(Type[]::new);
        Dehydrator<List<@Nullable Object>> fill = (values, out) -> {
            for (int c = 0; c < columns.size(); c++) {
                Object value = values.get(c);
                if (value != null) {
                    out.write(columns.get(c).name(), value instanceof Instant at ? (Object) at.toEpochMilli() : value);
                }
            }
        };
        ParquetWriter<List<@Nullable Object>> writer =
                ParquetWriter.writeFile(new MessageType(name, fields), file.toFile(), fill);
        return new RowWriter() {
            @Override
            public void write(List<@Nullable Object> values) throws IOException {
                writer.write(values);
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    private static Type field(ExportColumn column) {
        return switch (column.kind()) {
            case LONG -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
                        .named(column.name());
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
        };
    }
}
