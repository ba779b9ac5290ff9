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
    void oneThatCannotBeMadeIsToldWithItsReason() throws IOException {
        classPath.put(TestClassPath.Unmakeable.class);

        assertThat(assertRefused(
                        "A transport on the class path cannot be loaded",
                        TestClassPath.Unmakeable.class.getName(),
                        "no native library"))
                .hasCauseInstanceOf(ServiceConfigurationError.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneWhoseClassIsMissingIsTold() throws IOException {
        classPath.put("dev.filechat.Missing");

        assertRefused("A transport on the class path cannot be loaded", "dev.filechat.Missing not found");
    }

    @Test
    void oneWhoseClassCannotBeReadIsTold() throws IOException {
        Files.createDirectories(directory.resolve("broken"));
        Files.writeString(directory.resolve("broken/Provider.class"), "compiled for a Java to come");
        classPath.put("broken.Provider");

        assertRefused("A transport on the class path cannot be loaded", "broken/Provider");
    }

    @Test
    void aBrokenOneIsToldRatherThanPassedOverInSilenceButAnotherCanBeChosen() throws IOException {
        classPath.put(TestClassPath.Unmakeable.class, TestClassPath.First.class);
        assertRefused("A transport on the class path cannot be loaded");

        build(builder().transport("first"));

        assertThat(TestClassPath.CREATED).hasValue("First");
    }

    @Test
    @Timeout(30)
    void aClassPathThatCannotBeReadIsTold() {
        classPath.use(new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the archive is damaged");
            }
        });

        assertRefused("A transport on the class path cannot be loaded", "the archive is damaged");
    }

    @Test
    void oneThatCannotBeStartedIsToldWithItsReason() throws IOException {
        classPath.put(TestClassPath.Unstartable.class);

        assertThat(assertRefused(
                        "The transport \"unstartable\" (" + TestClassPath.Unstartable.class.getName()
                                + ") could not be started",
                        "io/netty/Channel"))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void oneThatDoesNotFitItsLibrariesIsToldWithTheFirstCauseAndTheRemedy() throws IOException {
        classPath.put(TestClassPath.Outdated.class);

        assertThat(assertRefused(
                        "The transport \"outdated\"",
                        "NoSuchMethodError: Message.getEmptyList()",
                        "is missing, or is older than the transport needs",
                        "mvn dependency:tree"))
                .hasCauseInstanceOf(ExceptionInInitializerError.class);
    }

    @Test
    void oneThatKnowsWhatIsWrongIsBelieved() throws IOException {
        classPath.put(TestClassPath.Misconfigured.class);

        assertThat(assertRefused("The transport \"misconfigured\""))
                .message()
                .endsWith("could not be started: messages 3 are on the class path, at least 4 is needed");
    }

    @Test
    void oneOfAnotherVersionIsToldWithBothVersionsAndTheRemedy() throws IOException {
        classPath.put(TestClassPath.FromTheFuture.class);

        assertRefused(
                "\"future\"",
                TestClassPath.FromTheFuture.class.getName(),
                "version 2",
                "this is version 1",
                "filechat-bom");
    }

    @Test
    void oneOfAnotherVersionIsRefusedAlsoWhereItIsHandedIn() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        builder().transport(new TestClassPath.FromTheFuture()).build())
                .withMessageContaining("was built for version 2");
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
