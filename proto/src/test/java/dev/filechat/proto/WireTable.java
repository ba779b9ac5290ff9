// SPDX-License-Identifier: Apache-2.0
package dev.filechat.proto;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of wire facts and flattens it into lines, one fact each.
 *
 * <p>A line that starts in the first column is a fact of its own and the heading of the indented lines that follow it,
 * each of which becomes {@code heading: line}. White space counts as one blank; empty lines and lines that start with
 * {@code #} are skipped. The tables know these facts:
 *
 * <pre>
 * file PATH
 * syntax SYNTAX
 * package PACKAGE
 * service NAME
 *     METHOD: [stream] REQUEST -&gt; [stream] RESPONSE
 * message NAME
 *     NUMBER NAME: [repeated|optional] TYPE [oneof NAME] [deprecated]
 *     reserved FIRST..LAST
 * enum NAME
 *     NUMBER NAME
 * </pre>
 */
final class WireTable {

    private WireTable() {}

    /** Reads the table {@code /wire/NAME.wire} from the class path. */
    static List<String> read(String name) throws IOException {
        String resource = "/wire/" + name + ".wire";
        var stream = WireTable.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException("No table " + resource + " on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        }
    }

    static List<String> parse(List<String> lines) {
        List<String> facts = new ArrayList<>();
        String heading = null;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String text = line.strip().replaceAll("\\s+", " ");
            if (!Character.isWhitespace(line.charAt(0))) {
                heading = text;
                facts.add(text);
            } else if (heading == null) {
                throw new IllegalArgumentException("Indented line without a heading: " + text);
            } else {
                facts.add(heading + ": " + text);
            }
        }
        return facts;
    }
}
