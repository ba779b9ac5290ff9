// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writes down which versions this build chose, for the table. */
class VersionsTest {
    private static final List<String> LIBRARIES =
            List.of("protobuf-java", "grpc-api", "jackson-databind", "junit-jupiter-api", "slf4j-api");

    @Test
    void writesTheVersions() throws IOException {
        TreeMap<String, String> versions = new TreeMap<>();
        String paths = System.getProperty("java.class.path") + File.pathSeparator
                + System.getProperty("surefire.test.class.path", "") + File.pathSeparator
                + System.getProperty("jdk.module.path", "");
        for (String path : paths.split(File.pathSeparator)) {
            Matcher jar = Pattern.compile("(.+?)-(\\d.*)\\.jar").matcher(new File(path).getName());
            if (jar.matches() && LIBRARIES.contains(jar.group(1))) {
                versions.put(jar.group(1), jar.group(2));
            }
        }
        versions.put("java", String.valueOf(Runtime.version().feature()));

        assertThat(versions).containsKeys(LIBRARIES.toArray(String[]::new));
        Files.writeString(
                Path.of("target", "versions"),
                String.join(
                        " ",
                        LIBRARIES.stream().map(versions::get).toList()) + " " + versions.get("java") + "\n");
    }
}
