// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Describes failures of the file system. */
public final class IoFailures {
    private IoFailures() {}

    /** {@return what an exception of the file system means, without its repetition of the path} */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
