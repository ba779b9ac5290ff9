// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which transport a client takes from a class path with none, one, or two. */
class TransportWiringTest {
    private static final String PROPERTY = "filechat.transport";

    @TempDir
    Path directory;

    private TestClassPath classPath;

    @BeforeEach
    void remember() {
        classPath = new TestClassPath(directory);
    }

    @AfterEach
    void tidyUp() throws IOException {
        classPath.close();
        System.clearProperty(PROPERTY);
    }

    @Test
    void noneNamesTheArtifactsToAdd() {
        assertRefused("There is no transport on the class path. Add dev.filechat:filechat-transport-grpc-netty or"
                + " dev.filechat:filechat-transport-grpc-okhttp to the dependencies");
    }

    @Test
    void noneThoughOneWasChosenNamesItAndTheArtifacts() {
        System.setProperty(PROPERTY, "grpc-netty");

        assertRefused(
                "There is no transport \"grpc-netty\"",
                "dev.filechat:filechat-transport-grpc-netty",
                "dev.filechat:filechat-transport-grpc-okhttp");
    }

    @Test
    void theOnlyOneIsTaken() throws IOException {
        classPath.put(TestClassPath.First.class);

        build(builder());

        assertThat(TestClassPath.CREATED).hasValue("First");
    }

    @Test
    void twoAndNoChoiceNamesBothAndTheWaysToChoose() throws IOException {
        classPath.put(TestClassPath.Second.class, TestClassPath.First.class);

        assertRefused(
                "There are several transports on the class path (first, second)",
                "transport(\"NAME\") of the builder",
                "the system property filechat.transport",
                "the environment variable FILECHAT_TRANSPORT");
        assertThat(TestClassPath.CREATED).hasValue("");
    }

    @Test
    void ofTwoTheOneIsTakenThatTheBuilderOrElseTheSystemPropertyNames() throws IOException {
        classPath.put(TestClassPath.First.class, TestClassPath.Second.class);
        build(builder().transport("second"));
        assertThat(TestClassPath.CREATED).hasValue("Second");

        System.setProperty(PROPERTY, "first");
        build(builder());
        assertThat(TestClassPath.CREATED).hasValue("First");

        build(builder().transport("second"));
        assertThat(TestClassPath.CREATED).hasValue("Second");
    }

    @Test
    void aWrongNameListsTheKnownOnes() throws IOException {
        classPath.put(TestClassPath.Second.class, TestClassPath.First.class);
        System.setProperty(PROPERTY, "frist\n");

        assertRefused("There is no transport \"frist\\n\" on the class path. Known: first, second");
    }

    @Test
    void twoOfOneNameAreNoChoice() throws IOException {
        classPath.put(TestClassPath.First.class, TestClassPath.AnotherFirst.class);
        System.setProperty(PROPERTY, "first");

        assertRefused("\"first\"", TestClassPath.First.class.getName(), TestClassPath.AnotherFirst.class.getName());
    }

    @Test
    void anEmptySystemPropertyCountsAsUnset() throws IOException {
        classPath.put(TestClassPath.First.class);
        System.setProperty(PROPERTY, "");

        build(builder());

        assertThat(TestClassPath.CREATED).hasValue("First");
    }

    @Test
    void anEmptyEnvironmentVariableCountsAsUnset() throws Exception {
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Building.class.getName())
                .redirectErrorStream(true);
        child.environment().put("FILECHAT_TRANSPORT", "");
        Process process = child.start();

        assertThat(process.inputReader().lines()).contains("First");
        assertThat(process.waitFor()).isZero();
    }

    /** Builds a client in a JVM of its own, with one transport on the class path. */
    private static final class Building {
        public static void main(String[] arguments) throws IOException {
            TestClassPath classPath = new TestClassPath(Files.createTempDirectory("filechat"));
            classPath.put(TestClassPath.First.class);
            build(builder());
            System.out.println(TestClassPath.CREATED.get());
            classPath.close();
        }
    }

    private static FileChatClientBuilder builder() {
        return FileChatClient.builder().apiKey("test-key");
    }

    private static void build(FileChatClientBuilder builder) {
        builder.build().close();
    }

    private static void assertRefused(String... parts) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder().build())
                .withMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.attempts()).isZero());
    }
}
