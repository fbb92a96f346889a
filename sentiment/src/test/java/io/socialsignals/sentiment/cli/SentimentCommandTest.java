package io.socialsignals.sentiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SentimentCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void scoresComeAsCsv() throws IOException {
        Path texts = write("I love it!\n\"quoted, with comma\" is terrible\n\nmuito bom, recomendo este produto\n");
        assertThat(run("score", texts.toString(), "--model", "fast")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("status,label,polarity");
        assertThat(lines.get(1)).startsWith("SCORED,POSITIVE,0.");
        assertThat(lines.get(3)).startsWith("NO_CONTENT,,,");
        assertThat(lines.get(4)).startsWith("LANGUAGE_UNSUPPORTED").contains(",pt,");
    }

    @Test
    void scoresComeAsJsonLines() throws IOException {
        Path texts = write("I love it!\n");
        assertThat(run("score", texts.toString(), "--model", "fast", "--format", "JSONL"))
                .isZero();
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("label").asText()).isEqualTo("POSITIVE");
        assertThat(line.get("tier").asText()).isEqualTo("FAST");
    }

    @Test
    void evaluationPrintsEveryMeasure() throws IOException {
        Path texts =
                write("2\tI love it!\n0\tI hate this, it is not good :(\n1\tThe shop opens at nine\n3\tirrelevant\n");
        assertThat(run("evaluate", "--data", texts.toString(), "--model", "fast"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "3 texts scored",
                        "Macro-recall",
                        "| People said |",
                        "Stated probability",
                        "negation",
                        "texts/s");
    }

    @Test
    void reviewsAreSummedUpByProduct() throws IOException {
        Path reviews = write("product,stars,text\n" + "kettle,1,\"the lid broke, terrible\"\n".repeat(8)
                + "cup,5,I love this cup\n".repeat(8) + "cup,2,,\n"
                + "cup,5,\"I hate it, it is terrible\"\n".repeat(8));
        assertThat(run("drivers", reviews.toString(), "--model", "fast")).isZero();
        assertThat(out.toString())
                .contains("kettle  8 reviews, 1.0 stars, 8 negative texts", "Blamed for: lid broke (8 reviews)")
                .contains("cup  16 reviews", "5 stars, text -")
                .contains("1 review without a score");
    }

    @Test
    void aMissingColumnOrBadStarsAreNamed() throws IOException {
        assertThat(run("drivers", write("product,text\ncup,nice\n").toString(), "--model", "fast"))
                .isNotZero();
        assertThat(err.toString()).contains("stars");
        assertThat(run("drivers", write("product,stars,text\ncup,many,nice\n").toString(), "--model", "fast"))
                .isNotZero();
        assertThat(err.toString()).contains("many");
    }

    @Test
    void failuresAreOneSentence() {
        assertThat(run("score", folder.resolve("none.txt").toString())).isNotZero();
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("none.txt");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("texts"), content);
    }

    private int run(String... arguments) {
        CommandLine command = SentimentCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
