// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where and why a JSON text does not fit. Its texts hold names of properties, and nothing else of the JSON text. */
final class Misfit extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 64;

    private final String path;
    private final String problem;

    /** @param path the names and numbers on the way to it */
    Misfit(List<String> path, String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.path = pointer(path);
        this.problem = problem;
    }

    /** A JSON pointer. */
    String path() {
        return path;
    }

    String problem() {
        return problem;
    }

    /** The path and the problem in words. */
    String text() {
        return (path.isEmpty() ? "the root" : path) + ": " + problem;
    }

    static String pointer(List<String> path) {
        StringBuilder pointer = new StringBuilder();
        for (String name : path) {
            pointer.append('/').append(cut(name).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Names come from the model: what is long is content rather than a name. */
    static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
