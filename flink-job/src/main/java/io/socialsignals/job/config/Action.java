package io.socialsignals.job.config;

/** What a call of the program asks for. */
public enum Action {
    RUN(""),
    HELP("--help"),
    PRINT_CONFIG("--print-config"),
    PRINT_PLAN("--print-plan");

    private final String flag;

    Action(String flag) {
        this.flag = flag;
    }

    /** What the arguments ask for; help before anything else. */
    public static Action of(String... args) {
        for (Action action : new Action[] {HELP, PRINT_CONFIG, PRINT_PLAN}) {
            for (String arg : args) {
                if (arg.equals(action.flag)) {
                    return action;
                }
            }
        }
        return RUN;
    }

    static boolean isFlag(String arg) {
        return of(arg) != RUN;
    }
}
