// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.json;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where and why a JSON text does not fit. Its texts hold names of properties, and nothing else of the JSON text. */
public final class Misfit extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_NAMES = 20;

    private final String path;
    private final String problem;

    private Misfit(String path, String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /** @param path the names and numbers on the way to it */
    public Misfit(List<String> path, String problem, @Nullable Throwable cause) {
        this(path.stream().map(Misfit::step).collect(Collectors.joining()), problem, cause);
    }

    /** The same, seen from where the value that it is in is the property or element of this name. */
    public Misfit in(String name) {
        return new Misfit(step(name) + path, problem, getCause());
    }

    /** The same, seen from a value that it is in, whose path begins its own. */
    public Misfit from(String place) {
        return path.startsWith(place) ? new Misfit(path.substring(place.length()), problem, getCause()) : this;
    }

    /** A JSON pointer. */
    public String path() {
        return path;
    }

    public String problem() {
        return problem;
    }

    /** The path and the problem in words. */
    public String text() {
        return (path.isEmpty() ? "its root" : path) + ": " + problem;
    }

    private static String step(String name) {
        return "/" + cut(name).replace("~", "~0").replace("/", "~1");
    }

    /** The names in a list for a message, which is not longer than a person reads. */
    public static String names(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(Misfit::cut).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? first : first + ", …";
    }

    /** Names come from elsewhere: what is long is content rather than a name. */
    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
