package io.socialsignals.sentiment.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts an ONNX model so that it computes the named tensors and nothing else: nodes, initialisers and inputs that those
 * tensors do not depend on are dropped. The inner layers of a sentence encoder carry more about tone than its last one,
 * and a network that stops there is smaller and faster.
 *
 * <p>Works on the wire format of {@code onnx.proto} (ModelProto.graph = 7; GraphProto.node = 1, initializer = 5, input =
 * 11, output = 12, value_info = 13; NodeProto.input = 1, output = 2), so no ONNX library is needed at run time. Nodes
 * that hold subgraphs (If, Loop) are not followed into their bodies.
 */
public final class OnnxCut {
    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;
    private static final int NAME_OF_VALUE = 1;
    private static final int NAME_OF_TENSOR = 8;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;

    private OnnxCut() {}

    /**
     * Returns the smallest model that computes {@code tensors}, in that order, as float outputs.
     *
     * @throws IllegalArgumentException if the bytes are no ONNX model or a tensor is not computed by any node
     */
    public static byte[] computing(byte[] model, List<String> tensors) {
        return computing(model, Set.of(), tensors);
    }

    /**
     * The same for a network that goes on where another one stopped: the tensors in {@code given} become float inputs, and
     * what only they depend on is dropped.
     *
     * @throws IllegalArgumentException if the bytes are no ONNX model or a tensor is not computed by any node
     */
    public static byte[] computing(byte[] model, Set<String> given, List<String> tensors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(model.length);
        boolean graphSeen = false;
        WireReader reader = new WireReader(model, 0, model.length);
        while (reader.next()) {
            if (reader.field() == GRAPH && reader.isMessage()) {
                byte[] graph = cutGraph(model, reader.start(), reader.end(), given, tensors);
                WireWriter.message(out, GRAPH, graph, 0, graph.length);
                graphSeen = true;
            } else {
                out.write(model, reader.entryStart(), reader.end() - reader.entryStart());
            }
        }
        if (!graphSeen) {
            throw new IllegalArgumentException("not an ONNX model: it holds no graph");
        }
        return out.toByteArray();
    }

    private static byte[] cutGraph(byte[] model, int from, int to, Set<String> given, List<String> tensors) {
        List<Node> nodes = readNodes(model, from, to);
        Set<String> needed = neededTensors(nodes, given, tensors);
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        WireReader reader = new WireReader(model, from, to);
        int node = 0;
        while (reader.next()) {
            boolean keep =
                    switch (reader.field()) {
                        case NODE -> nodes.get(node++).producesAny(needed);
                        case INITIALIZER -> needed.contains(stringField(model, reader, NAME_OF_TENSOR));
                        case INPUT -> needed.contains(stringField(model, reader, NAME_OF_VALUE));
                        case OUTPUT, VALUE_INFO -> false;
                        default -> true;
                    };
            if (keep) {
                out.write(model, reader.entryStart(), reader.end() - reader.entryStart());
            }
        }
        for (String tensor : given.stream().sorted().toList()) {
            byte[] input = floatValue(tensor);
            WireWriter.message(out, INPUT, input, 0, input.length);
        }
        for (String tensor : tensors) {
            byte[] output = floatValue(tensor);
            WireWriter.message(out, OUTPUT, output, 0, output.length);
        }
        return out.toByteArray();
    }

    private static List<Node> readNodes(byte[] model, int from, int to) {
        List<Node> nodes = new ArrayList<>();
        WireReader reader = new WireReader(model, from, to);
        while (reader.next()) {
            if (reader.field() == NODE) {
                nodes.add(new Node(stringFields(model, reader, NODE_INPUT), stringFields(model, reader, NODE_OUTPUT)));
            }
        }
        return nodes;
    }

    private static Set<String> neededTensors(List<Node> nodes, Set<String> given, List<String> tensors) {
        Map<String, Node> producers = new HashMap<>();
        nodes.forEach(node -> node.outputs().forEach(output -> producers.put(output, node)));
        Stream.concat(tensors.stream(), given.stream())
                .filter(tensor -> !producers.containsKey(tensor))
                .findFirst()
                .ifPresent(tensor -> {
                    throw new IllegalArgumentException("the ONNX model computes no tensor named " + tensor);
                });
        producers.keySet().removeAll(given);
        Set<String> needed = new HashSet<>(tensors);
        Deque<String> open = new ArrayDeque<>(tensors);
        while (!open.isEmpty()) {
            Node producer = producers.get(open.pop());
            if (producer != null) {
                producer.inputs().stream()
                        .filter(input -> !given.contains(input))
                        .filter(needed::add)
                        .forEach(open::push);
            }
        }
        return needed;
    }

    private static String stringField(byte[] model, WireReader entry, int field) {
        List<String> values = stringFields(model, entry, field);
        return values.isEmpty() ? "" : values.get(0);
    }

    private static List<String> stringFields(byte[] model, WireReader entry, int field) {
        List<String> values = new ArrayList<>(4);
        WireReader reader = new WireReader(model, entry.start(), entry.end());
        while (reader.next()) {
            if (reader.field() == field && reader.isMessage()) {
                values.add(new String(model, reader.start(), reader.end() - reader.start(), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** A ValueInfoProto: name and element type float (1), its shape left to the runtime. */
    private static byte[] floatValue(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        WireWriter.message(out, NAME_OF_VALUE, bytes, 0, bytes.length);
        byte[] floatTensor = {(2 << 3) | 2, 4, (1 << 3) | 2, 2, 1 << 3, 1};
        out.write(floatTensor, 0, floatTensor.length);
        return out.toByteArray();
    }

    private record Node(List<String> inputs, List<String> outputs) {
        boolean producesAny(Set<String> needed) {
            return outputs.stream().anyMatch(needed::contains);
        }
    }
}
