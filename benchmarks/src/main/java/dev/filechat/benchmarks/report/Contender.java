// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * Who takes part in a comparison.
 *
 * @param label the name in the report
 * @param method the benchmark's method
 * @param parameters the benchmark's parameters, beside the scenario's
 * @param jvmArguments for the client's JVM
 */
record Contender(String label, String method, Map<String, String> parameters, List<String> jvmArguments) {
    static Contender of(String method) {
        return new Contender(method, method, Map.of(), List.of());
    }

    Contender labelled(String name) {
        return new Contender(name, method, parameters, jvmArguments);
    }

    Contender with(String parameter, String value) {
        return new Contender(label, method, Map.of(parameter, value), jvmArguments);
    }

    Contender in(String... arguments) {
        return new Contender(label, method, parameters, List.of(arguments));
    }
}
