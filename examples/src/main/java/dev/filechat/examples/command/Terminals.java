// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

/** Which of the three streams is a terminal, as the script that starts the command has found. */
final class Terminals {
    /** The columns of the terminal that errors go to; 0: it is none. */
    static final int ERROR_COLUMNS = Integer.getInteger("terminal.columns", 0);

    private Terminals() {}

    static boolean inputIsTerminal() {
        return Boolean.getBoolean("terminal.input");
    }

    /** {@return whether the answer goes to a terminal that is to show more than plain text} */
    static boolean outputIsStyled() {
        String colours = System.getenv("NO_COLOR");
        return outputColumns() > 0 && !"dumb".equals(System.getenv("TERM")) && (colours == null || colours.isEmpty());
    }

    /** {@return the columns of the terminal that the answer goes to; 0: it is none} */
    static int outputColumns() {
        return Integer.getInteger("terminal.output.columns", 0);
    }
}
