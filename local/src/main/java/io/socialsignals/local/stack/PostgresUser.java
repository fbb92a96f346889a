package io.socialsignals.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses to run as root; then it gets a user namespace, or, where the kernel or the
 * container forbids these, another user of the machine.
 *
 * @param prefix what to put before each of its commands
 * @param owner the user that must own the data, empty when that is the current one
 */
record PostgresUser(List<String> prefix, String owner) {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    static PostgresUser choose(Path home) {
        if (!Shell.run(List.of("id", "-u")).output().equals("0")) {
            return new PostgresUser(List.of(), "");
        }
        return choose(home, Shell.run(List.of("unshare", "-U", "true")).code() == 0);
    }

    /** For root. */
    static PostgresUser choose(Path home, boolean namespaces) {
        if (namespaces) {
            return new PostgresUser(List.of("unshare", "-U"), "");
        }
        for (String user : CANDIDATES) {
            Shell.Ended group = Shell.run(List.of("id", "-g", user));
            if (group.code() != 0) {
                continue;
            }
            var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group.output(), "--clear-groups");
            var probe = new ArrayList<>(prefix);
            probe.addAll(List.of("test", "-x", home.toString()));
            if (Shell.run(probe).code() == 0) {
                return new PostgresUser(prefix, user);
            }
        }
        throw new StackException(
                "PostgreSQL refuses to run as root, this machine allows no user namespaces, and no user of "
                        + CANDIDATES + " can enter " + home
                        + ". Run the program as an ordinary user, or install setpriv (package util-linux) and keep the data in a"
                        + " folder that every user may enter.");
    }

    /** The command as this user runs it. */
    List<String> command(Path program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    void own(Path folder) {
        if (!owner.isEmpty()) {
            Shell.Ended changed = Shell.run(List.of("chown", "-R", owner, folder.toString()));
            if (changed.code() != 0) {
                throw new StackException("Cannot give " + folder + " to the user " + owner + ": " + changed.output());
            }
        }
    }
}
