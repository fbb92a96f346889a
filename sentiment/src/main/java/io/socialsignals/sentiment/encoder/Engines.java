package io.socialsignals.sentiment.encoder;

import ai.djl.engine.Engine;

/** Starts DJL's engine in a known state. */
public final class Engines {
    public static final String ONNX_RUNTIME = "OnnxRuntime";

    private Engines() {}

    /**
     * Starts the ONNX Runtime engine, offline: nothing is fetched or reported. Must run before any other code creates an
     * {@code OrtEnvironment}, or the engine refuses to start.
     */
    public static void prepare() {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent("ai.djl.default_engine", ONNX_RUNTIME);
        Engine.getEngine(ONNX_RUNTIME);
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
