package io.socialsignals.timescale;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.PGConnection;

/** Passwords of the roles that the migrations create without one. */
public final class Logins {
    public static final String OWNER = "ss_owner";
    public static final String WRITER = "ss_writer";
    public static final String READER = "ss_reader";
    private static final Set<String> ROLES = Set.of(OWNER, WRITER, READER);

    private Logins() {}

    /**
     * Sets a role's password. It is hashed here, so that the server and its log never see it.
     *
     * @param user may alter roles
     * @param role one of {@link #OWNER}, {@link #WRITER}, {@link #READER}
     * @throws MigrationException if the database refuses
     */
    public static void setPassword(String jdbcUrl, String user, String password, String role, String newPassword) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("Not a role of this schema: " + role);
        }
        if (newPassword.isBlank()) {
            throw new IllegalArgumentException("Empty password for " + role);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            connection.unwrap(PGConnection.class).alterUserPassword(role, newPassword.toCharArray(), "scram-sha-256");
        } catch (SQLException e) {
            throw new MigrationException("Cannot set the password of " + role + ": " + e.getMessage(), e);
        }
    }
}
