package io.socialsignals.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Flink cluster of separate processes, put together from the jars of the class path as an administrator would from a
 * distribution: one job manager and any number of task managers, talked to over REST only.
 */
public final class StandaloneCluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final String RESOURCES = "org.apache.flink.runtime.util.bash.BashJavaUtils";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> taskManagers = new ArrayList<>();
    private final Path folder;
    private final String classPath;
    private final String rest;
    private final Process jobManager;
    private int started;

    public StandaloneCluster(Path folder, List<Path> libraries, int slots) throws Exception {
        this.folder = folder;
        this.classPath = String.join(":", libraries.stream().map(Path::toString).toList());
        int restPort = freePort();
        rest = "http://127.0.0.1:" + restPort;
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(folder.resolve("conf/config.yaml"), configuration(restPort, freePort(), slots));
        jobManager = start("jobmanager", JOB_MANAGER, List.of(), resources("GET_JM_RESOURCE_PARAMS"));
        await("the job manager", Duration.ofSeconds(60), () -> {
            if (!jobManager.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("jobmanager.log")));
            }
            return get("/overview") != null;
        });
    }

    private String configuration(int restPort, int rpcPort, int slots) {
        return """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.rpc.port: %d
                jobmanager.bind-host: 127.0.0.1
                jobmanager.memory.process.size: 900m
                taskmanager.bind-host: 127.0.0.1
                taskmanager.host: 127.0.0.1
                taskmanager.memory.process.size: 1300m
                taskmanager.memory.managed.size: 64m
                taskmanager.memory.network.min: 64m
                taskmanager.memory.network.max: 64m
                taskmanager.numberOfTaskSlots: %d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                heartbeat.interval: 2000
                heartbeat.timeout: 12000
                io.tmp.dirs: %s
                web.tmpdir: %s
                execution.checkpointing.interval: 2s
                execution.checkpointing.dir: %s
                restart-strategy.type: fixed-delay
                restart-strategy.fixed-delay.attempts: 30
                restart-strategy.fixed-delay.delay: 1s
                """
                .formatted(
                        rpcPort,
                        slots,
                        restPort,
                        folder.resolve("tmp"),
                        folder.resolve("tmp"),
                        folder.resolve("checkpoints").toUri());
    }

    /** Starts one more task manager and waits until the job manager knows as many (a dead one for a while, too). */
    public void startTaskManager() throws Exception {
        List<String> options = resources("GET_TM_RESOURCE_PARAMS");
        taskManagers.add(start("taskmanager-" + started++, TASK_MANAGER, options.subList(1, 2), options));
        await("a task manager", Duration.ofSeconds(60), () -> taskManagerCount() >= taskManagers.size());
    }

    private int taskManagerCount() {
        JsonNode overview = get("/overview");
        return overview == null ? 0 : overview.path("taskmanagers").asInt();
    }

    /** {@code kill -9} of the task manager that was started first. */
    public void killTaskManager() throws InterruptedException {
        Process victim = taskManagers.remove(0);
        victim.destroyForcibly();
        victim.waitFor();
    }

    private List<String> resources(String command) throws Exception {
        var line = new ArrayList<>(List.of(
                java(),
                "-cp",
                classPath,
                RESOURCES,
                command,
                "--configDir",
                folder.resolve("conf").toString()));
        Process process = new ProcessBuilder(line)
                .redirectError(folder.resolve("resources.log").toFile())
                .start();
        List<String> printed = process.inputReader().lines().toList();
        process.waitFor();
        return printed.stream()
                .filter(text -> text.startsWith("BASH_JAVA_UTILS_EXEC_RESULT:"))
                .map(text -> text.substring("BASH_JAVA_UTILS_EXEC_RESULT:".length()))
                .toList();
    }

    /** {@code resources}: first line the options for Java, second those for the program. */
    private Process start(String name, String mainClass, List<String> arguments, List<String> resources)
            throws IOException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(resources.get(0).split(" ")));
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(
                "-cp",
                classPath,
                mainClass,
                "--configDir",
                folder.resolve("conf").toString()));
        arguments.forEach(more -> command.addAll(List.of(more.trim().split(" "))));
        var log = folder.resolve(name + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Uploads a jar; returns its id. */
    public String upload(Path jar) throws Exception {
        String boundary = "socialsignals";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofFile(jar),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        var request = HttpRequest.newBuilder(URI.create(rest + "/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .build();
        return Path.of(send(request).path("filename").asText()).getFileName().toString();
    }

    /** Runs an uploaded jar; returns the job's id. An empty savepoint means a fresh start. */
    public String run(String jar, String mainClass, List<String> arguments, int parallelism, String savepoint)
            throws Exception {
        var body = JSON.createObjectNode().put("entryClass", mainClass).put("parallelism", parallelism);
        arguments.forEach(body.putArray("programArgsList")::add);
        if (!savepoint.isEmpty()) {
            body.put("savepointPath", savepoint);
        }
        return post("/jars/" + jar + "/run", body).path("jobid").asText();
    }

    /** Stops a job and returns the path of its savepoint. */
    public String stopWithSavepoint(String job) throws Exception {
        return stop(job, false);
    }

    /** Stops a job as if its sources had ended: every open minute is written. */
    public void drain(String job) throws Exception {
        stop(job, true);
    }

    private String stop(String job, boolean drain) throws Exception {
        var body = JSON.createObjectNode()
                .put("targetDirectory", folder.resolve("savepoints").toUri().toString())
                .put("drain", drain);
        String trigger = post("/jobs/" + job + "/stop", body).path("request-id").asText();
        String[] location = new String[1];
        await("the savepoint", Duration.ofSeconds(90), () -> {
            JsonNode answer = get("/jobs/" + job + "/savepoints/" + trigger);
            if (answer != null && answer.path("operation").has("failure-cause")) {
                throw new IllegalStateException(answer.toPrettyString());
            }
            location[0] = answer == null
                    ? ""
                    : answer.path("operation").path("location").asText();
            return !location[0].isEmpty();
        });
        return location[0];
    }

    /** RUNNING, FAILED ...; UNKNOWN while the job manager does not answer. */
    public String state(String job) {
        JsonNode answer = get("/jobs/" + job);
        return answer == null ? "UNKNOWN" : answer.path("state").asText();
    }

    /** What failed, for the message of a failed test. */
    public String exceptions(String job) {
        JsonNode answer = get("/jobs/" + job + "/exceptions");
        return answer == null ? "" : answer.toPrettyString();
    }

    private JsonNode get(String path) {
        try {
            return send(HttpRequest.newBuilder(URI.create(rest + path)).build());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode post(String path, JsonNode body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(rest + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static void await(String what, Duration patience, Poll.Condition condition) throws Exception {
        Poll.until(what, patience, condition);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        var all = new ArrayList<>(taskManagers);
        all.add(jobManager);
        all.forEach(Process::destroy);
        // A cluster that ignores the polite signal is ended the hard way: the folder is deleted next.
        all.forEach(process -> process.onExit()
                .orTimeout(15, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join());
    }
}
