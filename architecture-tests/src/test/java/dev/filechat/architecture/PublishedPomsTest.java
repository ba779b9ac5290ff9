// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** What Maven Central asks of the POM of each artifact, and what the BOMs promise. */
class PublishedPomsTest {
    private static final Path ROOT = Path.of("..");
    private static final Document PARENT = pom(ROOT.resolve("pom.xml"));
    private static final Document BOM = pom(ROOT.resolve("bom/pom.xml"));
    private static final Document TESTED_BOM = pom(ROOT.resolve("tested-bom/pom.xml"));

    static Stream<Path> published() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files
                    .filter(file -> file.endsWith("pom.xml")
                            && !file.startsWith(ROOT.resolve("interop/builds"))
                            && !file.startsWith(ROOT.resolve("examples")))
                    .filter(file ->
                            !text(pom(file), "/project/properties/unpublished").equals("true"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void aPublishedModuleSaysWhatItIs(Path file) {
        Document pom = pom(file);

        for (String path : List.of("name", "description")) {
            assertThat(text(pom, "/project/" + path)).as("%s of %s", path, file).isNotBlank();
        }
        if (!text(pom, "/project/packaging").equals("pom")) {
            assertThat(Files.exists(file.resolveSibling("src/main/module")))
                    .as("%s has either a module descriptor or an automatic.module.name", file)
                    .isNotEqualTo(!text(pom, "/project/properties/automatic.module.name")
                            .isEmpty());
        }
    }

    /** The parent and the BOM, which the other published modules have it from. */
    @Test
    void whereItComesFromIsInEachPom() throws IOException {
        for (Document pom : List.of(PARENT, BOM)) {
            for (String path : List.of(
                    "url",
                    "licenses/license/name",
                    "licenses/license/url",
                    "developers/developer/name",
                    "developers/developer/organization",
                    "developers/developer/organizationUrl",
                    "scm/connection",
                    "scm/developerConnection",
                    "scm/url")) {
                assertThat(text(pom, "/project/" + path)).as(path).isNotBlank();
            }
        }
        assertThat(published().map(file -> text(pom(file), "/project/parent/artifactId")))
                .containsOnly("", "filechat-parent", "filechat-bom");
    }

    @Test
    void theBomHasAllPublishedModulesAndNothingElse() throws IOException {
        List<String> published = published()
                .map(PublishedPomsTest::pom)
                .filter(pom -> !text(pom, "/project/packaging").equals("pom"))
                .map(pom -> text(pom, "/project/artifactId"))
                .toList();

        assertThat(published).hasSizeGreaterThan(10);
        for (String artifact : published) {
            assertThat(managed(BOM, artifact, "groupId")).as(artifact).isEqualTo("dev.filechat");
        }
        assertThat(text(BOM, "count(//dependencyManagement//dependency)")).isEqualTo(String.valueOf(published.size()));
    }

    @Test
    void theTestedBomHasTheVersionsOfThisBuild() {
        assertThat(managed(TESTED_BOM, "grpc-bom", "version")).isEqualTo(property("grpc.version"));
        assertThat(managed(TESTED_BOM, "grpc-okhttp", "version")).isEqualTo(property("grpc-okhttp.version"));
        assertThat(managed(TESTED_BOM, "protobuf-bom", "version")).isEqualTo(property("protobuf.version"));
        assertThat(text(TESTED_BOM, "count(//dependencyManagement//dependency)"))
                .isEqualTo("3");
    }

    private static String property(String name) {
        return text(PARENT, "/project/properties/*[local-name()='" + name + "']");
    }

    private static String managed(Document pom, String artifact, String what) {
        return text(pom, "//dependencyManagement//dependency[artifactId='" + artifact + "']/" + what);
    }

    private static String text(Document pom, String path) {
        try {
            return XPathFactory.newInstance().newXPath().evaluate(path, pom).strip();
        } catch (Exception e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static Document pom(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (Exception e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
