// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.Metadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Metadata as it may be shown: with no key in it. */
final class RecordedMetadata {

    /** Where keys are sent, also those of others that the fake does not know. */
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    private RecordedMetadata() {}

    static Map<String, List<String>> of(Metadata headers, List<String> keys, List<String> managementKeys) {
        Map<String, List<String>> shown = new TreeMap<>();
        for (String name : headers.keys()) {
            shown.put(name, values(name, headers, keys, managementKeys));
        }
        return Collections.unmodifiableMap(shown);
    }

    private static List<String> values(String name, Metadata headers, List<String> keys, List<String> managementKeys) {
        List<String> values = new ArrayList<>();
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            Iterable<byte[]> all = headers.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER));
            all.forEach(value -> values.add(value.length + " bytes"));
        } else {
            Iterable<String> all = headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
            all.forEach(value -> values.add(withoutKeys(name, value, keys, managementKeys)));
        }
        return List.copyOf(values);
    }

    private static String withoutKeys(String name, String value, List<String> keys, List<String> managementKeys) {
        int key = keyIn(name, value, keys);
        if (key >= 0) {
            return "[key " + key + "]";
        }
        int managementKey = keyIn(name, value, managementKeys);
        if (managementKey >= 0) {
            return "[management key " + managementKey + "]";
        }
        return SECRET.contains(name) ? "[no accepted key]" : value;
    }

    private static int keyIn(String name, String value, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (SECRET.contains(name) ? value.equals(key) || value.endsWith(" " + key) : value.contains(key)) {
                return i;
            }
        }
        return -1;
    }
}
