// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first field in which two requests differ.
 *
 * @param path where it is: {@code messages[0].content[1].text}
 * @param recorded what was recorded there
 * @param asked what was asked instead
 */
record Difference(String path, String recorded, String asked) {

    private static final int LONGEST = 200;

    /** Of two trees that are not equal. */
    static Difference first(JsonNode recorded, JsonNode asked) {
        return first("", recorded, asked);
    }

    private static Difference first(String path, JsonNode recorded, JsonNode asked) {
        if (recorded.isObject() && asked.isObject()) {
            Set<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            asked.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!recorded.path(name).equals(asked.path(name))) {
                    String inner = path.isEmpty() ? name : path + "." + name;
                    return first(inner, recorded.path(name), asked.path(name));
                }
            }
        } else if (recorded.isArray() && asked.isArray()) {
            Iterator<JsonNode> ours = recorded.elements();
            Iterator<JsonNode> theirs = asked.elements();
            for (int i = 0; ours.hasNext() && theirs.hasNext(); i++) {
                JsonNode one = ours.next();
                JsonNode other = theirs.next();
                if (!one.equals(other)) {
                    return first(path + "[" + i + "]", one, other);
                }
            }
            return new Difference(path, recorded.size() + " elements", asked.size() + " elements");
        }
        return new Difference(path, text(recorded), text(asked));
    }

    private static String text(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
