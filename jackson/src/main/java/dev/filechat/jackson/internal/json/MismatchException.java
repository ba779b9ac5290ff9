// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.json;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON text does not match what is expected. The message holds names of properties, and nothing else of the text. */
public final class MismatchException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_NAMES = 20;

    private final String path;
    private final String problem;

    private MismatchException(String path, String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /** @param path the names of properties and the indices of elements that lead to the place */
    public MismatchException(List<String> path, String problem, @Nullable Throwable cause) {
        this(path.stream().map(MismatchException::step).collect(Collectors.joining()), problem, cause);
    }

    /**
     * Returns this mismatch with a path that starts one level higher: at a value that has this one as a property or
     * element.
     */
    public MismatchException in(String name) {
        return new MismatchException(step(name) + path, problem, getCause());
    }

    /** Returns this mismatch with a path that starts at the given place. */
    public MismatchException from(String place) {
        return path.startsWith(place)
                ? new MismatchException(path.substring(place.length()), problem, getCause())
                : this;
    }

    /** The place as a JSON pointer. */
    public String path() {
        return path;
    }

    public String problem() {
        return problem;
    }

    /** The place and the problem in words. */
    public String text() {
        return (path.isEmpty() ? "its root" : path) + ": " + problem;
    }

    private static String step(String name) {
        return "/" + cut(name).replace("~", "~0").replace("/", "~1");
    }

    /** Lists names for a message, cut to a length that a person reads. */
    public static String names(Collection<String> names) {
        String first =
                names.stream().limit(MOST_NAMES).map(MismatchException::cut).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? first : first + ", …";
    }

    /** Cuts a name: a long one is content rather than a name. */
    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
