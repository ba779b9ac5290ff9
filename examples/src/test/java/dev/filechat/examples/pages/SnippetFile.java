// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test with snippets: the lines from {@code // snippet: name} to {@code // end}.
 *
 * @param snippets the snippets by their names, without the indentation that they have in common
 * @param imports the import declarations of what the snippets name, a line each
 */
record SnippetFile(Map<String, String> snippets, String imports) {
    private static final Pattern START = Pattern.compile("\\s*// snippet: (\\w+)");

    /**
     * Reads a test.
     *
     * @param neighbours the full names of the classes of its package, which it does not import and a reader has to
     */
    static SnippetFile of(String source, List<String> neighbours) {
        Map<String, String> snippets = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        String name = null;
        for (String line : source.lines().toList()) {
            var start = START.matcher(line);
            if (start.matches()) {
                name = start.group(1);
            } else if (name != null && line.strip().equals("// end")) {
                snippets.put(name, String.join("\n", lines).stripIndent() + "\n");
                lines.clear();
                name = null;
            } else if (name != null) {
                lines.add(line);
            }
        }
        return new SnippetFile(snippets, imports(source, neighbours, String.join("\n", snippets.values())));
    }

    private static String imports(String source, List<String> neighbours, String code) {
        Stream<String> declared = source.lines().filter(line -> line.startsWith("import "));
        Stream<String> missing = neighbours.stream()
                .map(name -> "import " + name + ";")
                .filter(line -> !Pattern.compile("\\b(class|record|interface|enum) " + simpleName(line) + "\\b")
                        .matcher(code)
                        .find());
        return Stream.concat(declared, missing)
                .filter(line -> Pattern.compile("\\b" + simpleName(line) + "\\b")
                        .matcher(code)
                        .find())
                .sorted(Comparator.comparing((String line) -> !line.startsWith("import static "))
                        .thenComparing(line -> line.replace(";", "")))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String simpleName(String declaration) {
        return declaration.substring(declaration.lastIndexOf('.') + 1, declaration.length() - 1);
    }

    String snippet(String name) {
        return Objects.requireNonNull(snippets.get(name), () -> "There is no snippet \"" + name + "\"");
    }
}
