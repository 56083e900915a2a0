/** The exit code where another try would not help: a setting is wrong, or the program too old (EX_CONFIG of sysexits.h). */
export const NOT_BY_WAITING = 78;
