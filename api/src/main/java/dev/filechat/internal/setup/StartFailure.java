// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import dev.filechat.errors.ConfigurationException;
import java.util.ServiceConfigurationError;
import java.util.StringJoiner;

/** Describes in one line why a transport does not start. */
public final class StartFailure {
    /** The causes may form a cycle. */
    private static final int MAX_CAUSES = 20;

    private StartFailure() {}

    /** {@return the failure, then each of its causes, and what to do if classes do not fit} */
    public static String reason(Throwable failure) {
        if (failure instanceof ConfigurationException said) {
            return String.valueOf(said.getMessage());
        }
        StringJoiner reason = new StringJoiner(", caused by ");
        boolean classes = false;
        Throwable each = failure;
        for (int i = 0; each != null && i < MAX_CAUSES; i++) {
            reason.add(each instanceof ServiceConfigurationError ? each.getMessage() : each.toString());
            classes |= each instanceof LinkageError;
            each = each.getCause();
        }
        return reason
                + (classes
                        ? ". A library on the class path is missing, or is older than the transport needs: see which"
                                + " versions your build chose, for example with mvn dependency:tree"
                        : "");
    }
}
