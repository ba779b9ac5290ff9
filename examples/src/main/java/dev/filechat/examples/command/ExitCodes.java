// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.FileTooLargeException;

/** The exit codes of the command, which its help lists. */
final class ExitCodes {
    static final int REFUSED = 1;
    static final int WRONG_INPUT = 2;
    static final int OUTPUT_FAILED = 74;
    static final int INTERRUPTED = 130;

    private ExitCodes() {}

    static int of(Exception failure) {
        return switch (failure) {
            case CallCancelledException cancelled -> INTERRUPTED;
            case ConfigurationException wrong -> WRONG_INPUT;
            case SourceUnreadableException wrong -> WRONG_INPUT;
            case FileTooLargeException wrong -> WRONG_INPUT;
            case IllegalArgumentException wrong -> WRONG_INPUT;
            case StandardOutput.FailedException failed -> OUTPUT_FAILED;
            default -> REFUSED;
        };
    }
}
