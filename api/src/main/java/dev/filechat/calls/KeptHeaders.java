// SPDX-License-Identifier: Apache-2.0
package dev.filechat.calls;

import dev.filechat.internal.text.SecretRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the headers that may be shown. Used by one thread. */
final class KeptHeaders {
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 1024;

    private final Map<String, List<String>> kept = new TreeMap<>();
    private final @Nullable String apiKey;
    private int values;

    private KeptHeaders(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    static Map<String, List<String>> of(ResponseMetadata.Source source, @Nullable String apiKey) {
        KeptHeaders headers = new KeptHeaders(apiKey);
        source.forEach(headers::add);
        headers.kept.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(headers.kept);
    }

    private void add(String anyCase, String value) {
        String name = anyCase.toLowerCase(Locale.ROOT);
        if (values < MOST_VALUES
                && name.length() <= LONGEST_VALUE
                && value.length() <= LONGEST_VALUE
                && !name.endsWith("-bin")
                && !SecretRule.mayBeSecret(name, value, apiKey)) {
            kept.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            values++;
        }
    }
}
