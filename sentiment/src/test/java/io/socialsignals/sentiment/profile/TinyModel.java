package io.socialsignals.sentiment.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A sequence classifier small enough to write by hand, with the inputs and outputs of the big ones: the logits are the
 * sum of the tokens' rows in a table, masked by {@code attention_mask}.
 */
public final class TinyModel {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private TinyModel() {}

    /** Writes {@code model.onnx} and {@code tokenizer.json}; words are numbered by their place, the first is unknown. */
    static Path write(Path folder, List<String> words, float[][] table) {
        StringBuilder vocabulary = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            vocabulary
                    .append(i == 0 ? "" : ",")
                    .append('"')
                    .append(words.get(i))
                    .append("\":")
                    .append(i);
        }
        String tokenizer =
                """
                {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
                 "normalizer":{"type":"Lowercase"},"pre_tokenizer":{"type":"WhitespaceSplit"},
                 "post_processor":null,"decoder":null,
                 "model":{"type":"WordLevel","vocab":{%s},"unk_token":"%s"}}
                """
                        .formatted(vocabulary, words.get(0));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("tokenizer.json"), tokenizer);
            Files.write(folder.resolve("model.onnx"), onnx(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** The network; beside the logits it computes {@code unused}, which nothing needs. */
    public static byte[] onnx(float[][] table) {
        int classes = table[0].length;
        Message graph = new Message();
        graph.message(1, node("Gather", List.of("table", "input_ids"), "rows", null));
        graph.message(1, node("Cast", List.of("attention_mask"), "mask", attribute("to", FLOAT)));
        graph.message(1, node("Unsqueeze", List.of("mask"), "mask3", axes(1)));
        graph.message(1, node("MatMul", List.of("mask3", "rows"), "sum3", null));
        graph.message(1, node("Squeeze", List.of("sum3"), "logits", axes(1)));
        graph.message(1, node("Mul", List.of("logits", "scale"), "unused", null));
        graph.text(2, "tiny");
        ByteBuffer floats = ByteBuffer.allocate(table.length * classes * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : table) {
            for (float value : row) {
                floats.putFloat(value);
            }
        }
        graph.message(5, tensor("table", floats.array(), table.length, classes));
        graph.message(
                5,
                tensor(
                        "scale",
                        ByteBuffer.allocate(4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putFloat(2)
                                .array(),
                        1));
        graph.message(11, value("input_ids", INT64, "batch", "tokens"));
        graph.message(11, value("attention_mask", INT64, "batch", "tokens"));
        graph.message(12, value("logits", FLOAT, "batch", "classes"));
        Message model = new Message();
        model.number(1, 6);
        model.message(7, graph);
        Message opset = new Message();
        opset.number(2, 11);
        model.message(8, opset);
        return model.bytes();
    }

    private static Message node(String operator, List<String> inputs, String output, Message attribute) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output);
        node.text(3, output + "-node");
        node.text(4, operator);
        if (attribute != null) {
            node.message(5, attribute);
        }
        return node;
    }

    private static Message attribute(String name, int value) {
        Message attribute = new Message();
        attribute.text(1, name);
        attribute.number(3, value);
        attribute.number(20, 2);
        return attribute;
    }

    private static Message axes(int axis) {
        Message attribute = new Message();
        attribute.text(1, "axes");
        attribute.number(8, axis);
        attribute.number(20, 7);
        return attribute;
    }

    private static Message tensor(String name, byte[] raw, int... dimensions) {
        Message tensor = new Message();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        tensor.number(2, FLOAT);
        tensor.text(8, name);
        tensor.bytes(9, raw);
        return tensor;
    }

    private static Message value(String name, int type, String... dimensions) {
        Message shape = new Message();
        for (String dimension : dimensions) {
            Message size = new Message();
            size.text(2, dimension);
            shape.message(1, size);
        }
        Message tensorType = new Message();
        tensorType.number(1, type);
        tensorType.message(2, shape);
        Message wrapped = new Message();
        wrapped.message(1, tensorType);
        Message value = new Message();
        value.text(1, name);
        value.message(2, wrapped);
        return value;
    }

    /** A protobuf message under construction. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void number(int field, long value) {
            varint((long) field << 3);
            varint(value);
        }

        void text(int field, String value) {
            bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        void message(int field, Message value) {
            bytes(field, value.bytes());
        }

        void bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 127) {
                out.write((int) ((rest & 127) | 128));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
