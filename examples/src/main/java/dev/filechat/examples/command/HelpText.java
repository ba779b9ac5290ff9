// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The help of the command, as wide as the terminal is. */
final class HelpText implements CommandLine.IExecutionStrategy {
    private static final int PIPE_WIDTH = 80;
    private static final int MOST_WIDTH = 100;
    /** Picocli cannot make two columns of less. */
    private static final int LEAST_WIDTH = 55;

    private final int columns;

    /**
     * @param columns those of the terminal; 0: it is none
     */
    HelpText(int columns) {
        this.columns = columns > 0 ? Math.min(columns, MOST_WIDTH) : PIPE_WIDTH;
    }

    @Override
    public int execute(ParseResult parsed) {
        if (!parsed.isUsageHelpRequested()) {
            return new RunLast().execute(parsed);
        }
        CommandLine command = parsed.commandSpec().commandLine();
        command.getOut().print(text(command));
        command.getOut().flush();
        return 0;
    }

    private String text(CommandLine command) {
        if (columns >= LEAST_WIDTH) {
            return command.setUsageHelpWidth(columns).getUsageMessage();
        }
        return command.setUsageHelpWidth(Short.MAX_VALUE)
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .map(line -> line.stripTrailing().replaceFirst("(?<=\\S) {2,}", "\n        "))
                .flatMap(String::lines)
                .map(line -> WrappedText.wrap(line, columns) + "\n")
                .collect(Collectors.joining());
    }
}
