// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the API key on an executor, so that the key is in no plan, no UI and no event log: Spark sends this object to
 * the executors, and it finds the key there. Thread-safe.
 */
@FunctionalInterface
public interface ApiKeySource extends Serializable {
    /** {@return the API key} Called on an executor, before each call. */
    String get();

    /**
     * {@return a source that reads an environment variable of the executor} Spark shows the variables that are set by
     * {@code spark.executorEnv} in its UI and in the event log: set this one in the environment of the workers.
     */
    static ApiKeySource environment(String name) {
        requireNonNull(name, "name");
        return () -> {
            String key = System.getenv(name);
            if (key == null) {
                throw new IllegalStateException("The environment variable " + name + " is not set on the executor");
            }
            return key;
        };
    }

    /**
     * {@return a source that reads a file of the executor, for example a mounted secret} White space around the key is
     * left out.
     */
    static ApiKeySource file(String path) {
        requireNonNull(path, "path");
        return () -> {
            try {
                return Files.readString(Path.of(path)).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("The file " + path + " cannot be read on the executor", e);
            }
        };
    }
}
