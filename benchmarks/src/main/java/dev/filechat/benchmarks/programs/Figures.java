// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a program measured; the last line of its standard output, as JSON. Not thread-safe. */
final class Figures {
    private final Map<String, Double> values = new LinkedHashMap<>();

    Figures with(String name, double value) {
        values.put(name, value);
        return this;
    }

    void print() throws JsonProcessingException {
        System.out.println(new ObjectMapper().writeValueAsString(values));
    }
}
