// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the messages for transports that are on the class path and do not work. */
class BrokenTransportTest {
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
    }

    @Test
    void one_that_cannot_be_made_is_told_with_its_reason() throws IOException {
        classPath.put(TestClassPath.Unmakeable.class);

        assertThat(assertRefused(
                        "A transport on the class path cannot be loaded",
                        TestClassPath.Unmakeable.class.getName(),
                        "no native library"))
                .hasCauseInstanceOf(ServiceConfigurationError.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_whose_class_is_missing_is_told() throws IOException {
        classPath.put("dev.filechat.Missing");

        assertRefused("A transport on the class path cannot be loaded", "dev.filechat.Missing not found");
    }

    @Test
    void one_whose_class_cannot_be_read_is_told() throws IOException {
        Files.createDirectories(directory.resolve("broken"));
        Files.writeString(directory.resolve("broken/Provider.class"), "compiled for a Java to come");
        classPath.put("broken.Provider");

        assertRefused("A transport on the class path cannot be loaded", "broken/Provider");
    }

    @Test
    void a_broken_one_is_told_rather_than_passed_over_in_silence_but_another_can_be_chosen() throws IOException {
        classPath.put(TestClassPath.Unmakeable.class, TestClassPath.First.class);
        assertRefused("A transport on the class path cannot be loaded");

        build(builder().transport("first"));

        assertThat(TestClassPath.CREATED).hasValue("First");
    }

    @Test
    @Timeout(30)
    void a_class_path_that_cannot_be_read_is_told() {
        classPath.use(new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the archive is damaged");
            }
        });

        assertRefused("A transport on the class path cannot be loaded", "the archive is damaged");
    }

    @Test
    void one_that_cannot_be_started_is_told_with_its_reason() throws IOException {
        classPath.put(TestClassPath.Unstartable.class);

        assertThat(assertRefused(
                        "The transport \"unstartable\" (" + TestClassPath.Unstartable.class.getName()
                                + ") could not be started",
                        "io/netty/Channel"))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void one_that_does_not_fit_its_libraries_is_told_with_the_first_cause_and_the_remedy() throws IOException {
        classPath.put(TestClassPath.Outdated.class);

        assertThat(assertRefused(
                        "The transport \"outdated\"",
                        "NoSuchMethodError: Message.getEmptyList()",
                        "is missing, or is older than the transport needs",
                        "mvn dependency:tree"))
                .hasCauseInstanceOf(ExceptionInInitializerError.class);
    }

    @Test
    void one_that_knows_what_is_wrong_is_believed() throws IOException {
        classPath.put(TestClassPath.Misconfigured.class);

        assertThat(assertRefused("The transport \"misconfigured\""))
                .message()
                .endsWith("could not be started: messages 3 are on the class path, at least 4 is needed");
    }

    @Test
    void one_of_another_version_is_told_with_both_versions_and_the_remedy() throws IOException {
        classPath.put(TestClassPath.FromTheFuture.class);

        assertRefused(
                "\"future\"",
                TestClassPath.FromTheFuture.class.getName(),
                "version 2",
                "this is version 1",
                "filechat-bom");
    }

    @Test
    void one_of_another_version_is_refused_also_where_it_is_handed_in() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        builder().transport(new TestClassPath.FromTheFuture()).build())
                .withMessageContaining("was made for version 2");
        assertThat(TestClassPath.CREATED).hasValue("");
    }

    private static FileChatClientBuilder builder() {
        return FileChatClient.builder().apiKey("test-key");
    }

    private static void build(FileChatClientBuilder builder) {
        builder.build().close();
    }

    private static ConfigurationException assertRefused(String... parts) {
        ConfigurationException[] thrown = new ConfigurationException[1];
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder().build())
                .withMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.attempts()).isZero())
                .satisfies(e -> thrown[0] = e);
        return thrown[0];
    }
}
