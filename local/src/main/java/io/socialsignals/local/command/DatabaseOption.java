package io.socialsignals.local.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which database to talk to, and as whom. */
@Command
final class DatabaseOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "postgresql://USER[:PASSWORD]@HOST:PORT/NAME (the demo prints it);"
                    + " default: environment variable SOCIAL_SIGNALS_DATABASE_URL")
    private @Nullable String url;

    @Option(names = "--password-file", paramLabel = "FILE", description = "file that holds the password")
    private @Nullable Path passwordFile;

    /** Where, as whom, with what password. */
    record Login(String jdbcUrl, String user, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, user, password);
        }
    }

    Login login() {
        String value = url != null ? url : System.getenv("SOCIAL_SIGNALS_DATABASE_URL");
        if (value == null || value.isBlank()) {
            throw problem("Which database? Give --database postgresql://USER:PASSWORD@HOST:PORT/NAME"
                    + " or set SOCIAL_SIGNALS_DATABASE_URL.");
        }
        URI uri;
        try {
            uri = URI.create(value.startsWith("jdbc:") ? value.substring("jdbc:".length()) : value);
        } catch (IllegalArgumentException e) {
            throw problem("--database is not a URL: " + e.getMessage());
        }
        if (uri.getScheme() == null || !uri.getScheme().matches("postgres(ql)?") || uri.getHost() == null) {
            throw problem("--database must look like postgresql://USER:PASSWORD@HOST:PORT/NAME");
        }
        String[] account = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = account.length > 0 ? decode(account[0]) : "";
        if (user.isEmpty()) {
            throw problem("--database names no user: postgresql://USER:PASSWORD@HOST:PORT/NAME");
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new Login("jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath(), user, password(account));
    }

    private String password(String[] account) {
        if (passwordFile != null) {
            try {
                return Files.readString(passwordFile).strip();
            } catch (IOException e) {
                throw problem("Cannot read --password-file " + passwordFile + ": " + e.getMessage());
            }
        }
        return account.length > 1 ? decode(account[1]) : "";
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private ParameterException problem(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
