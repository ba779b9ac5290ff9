// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one run measured.
 *
 * @param machine where
 * @param started when, in UTC
 * @param rounds how often the JVMs of the contenders were started anew
 * @param scenarios the comparisons
 * @param programs the figures of the programs, by the program's name
 */
record Report(
        Machine machine,
        String started,
        int rounds,
        List<ScenarioResult> scenarios,
        Map<String, Map<String, Double>> programs) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Report read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Report.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not the JSON of an earlier run: " + e.getMessage(), e);
        }
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    Optional<ScenarioResult> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }
}
