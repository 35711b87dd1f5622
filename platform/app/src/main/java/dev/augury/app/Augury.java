package dev.augury.app;

import dev.augury.app.cli.AuguryCommand;

/** The product's entry. */
public final class Augury {

    private Augury() {}

    /** Runs the verb named by the arguments and leaves with its exit code; {@code serve} leaves when the host has drained. */
    public static void main(String[] arguments) {
        int code = AuguryCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
