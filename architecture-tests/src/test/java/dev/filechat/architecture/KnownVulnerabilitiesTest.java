// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No artifact with a hole on the list is in the class path of any module, tests and optional artifacts included. */
class KnownVulnerabilitiesTest {
    private static final Path LIST = Path.of("../security/known-vulnerabilities.csv");

    /** What they run with is Spark's: a cluster has it, and what filechat publishes does not bring it. */
    private static final Set<String> OF_SPARK = Set.of("integrations/spark", "examples/spark");

    private final List<KnownVulnerability> list = KnownVulnerability.listed(LIST);

    @TempDir
    private Path directory;

    KnownVulnerabilitiesTest() throws IOException {}

    @Test
    void noModuleHasAKnownVulnerability() throws IOException {
        List<ClassPath> classPaths = ClassPath.all();
        List<String> found = new ArrayList<>();
        for (ClassPath classPath : classPaths) {
            for (Component component : components(classPath)) {
                list.stream()
                        .filter(known -> known.accepted().isEmpty() && known.isIn(component))
                        .map(known -> classPath.module() + ": " + component + " has " + known.id() + ", fixed in "
                                + known.fixed() + ": " + known.source())
                        .forEach(found::add);
            }
        }

        assertThat(classPaths).extracting(ClassPath::module).containsAll(ClassPath.ALWAYS_BUILT);
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsAcceptedIsStillThere() throws IOException {
        List<Component> all = new ArrayList<>();
        for (ClassPath classPath : ClassPath.all()) {
            all.addAll(components(classPath));
        }

        assertThat(list)
                .filteredOn(known -> !known.accepted().isEmpty())
                .allSatisfy(known -> assertThat(all).as(known.id()).anyMatch(known::isIn));
    }

    @Test
    void theNettyInsideAnotherJarIsFound() throws IOException {
        assertThat(foundIn(shaded("4.1.133.Final")))
                .contains("CVE-2026-50010", "CVE-2026-45416", "CVE-2026-47244", "CVE-2026-48043", "CVE-2026-50560");
        assertThat(foundIn(shaded("4.2.14.Final"))).contains("CVE-2026-50010");
        assertThat(foundIn(shaded("4.2.17.Final"))).isEmpty();
    }

    private List<String> foundIn(Path jar) {
        return Component.of(jar).stream()
                .flatMap(component -> list.stream().filter(known -> known.isIn(component)))
                .map(KnownVulnerability::id)
                .toList();
    }

    private Path shaded(String nettyVersion) throws IOException {
        Path jar = Files.createDirectories(directory.resolve("io/grpc/grpc-netty-shaded/" + nettyVersion))
                .resolve("shaded.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/io.grpc.netty.shaded.io.netty.versions.properties"));
            out.write(("netty-common.version=" + nettyVersion).getBytes(StandardCharsets.ISO_8859_1));
        }
        return jar;
    }

    private static List<Component> components(ClassPath classPath) {
        return classPath.jars().stream()
                .filter(jar -> !isSparksNetty(classPath.module(), jar))
                .flatMap(jar -> Component.of(jar).stream())
                .toList();
    }

    private static boolean isSparksNetty(String module, Path jar) {
        return OF_SPARK.contains(module) && jar.getFileName().toString().startsWith("netty-");
    }
}
