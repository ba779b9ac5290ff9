// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which transport a client takes, from a class path that has none, one, two, or a broken one. */
class TransportWiringTest {
    private static final String PROPERTY = "filechat.transport";
    private static final AtomicReference<String> CREATED = new AtomicReference<>("");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path classPath;

    @AfterEach
    void tidyUp() throws IOException {
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader mine && mine != before) {
            mine.close();
        }
        Thread.currentThread().setContextClassLoader(before);
        System.clearProperty(PROPERTY);
        CREATED.set("");
    }

    /** A provider that notes which one it is. */
    abstract static class Noting implements TransportProvider {
        private final String name;
        private final int version;

        Noting(String name, int version) {
            this.name = name;
            this.version = version;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int spiVersion() {
            return version;
        }

        @Override
        public Transport create(TransportSettings settings) {
            CREATED.set(getClass().getSimpleName());
            return new FakeTransport();
        }
    }

    public static final class First extends Noting {
        public First() {
            super("first", SPI_VERSION);
        }
    }

    public static final class Second extends Noting {
        public Second() {
            super("second", SPI_VERSION);
        }
    }

    public static final class AnotherFirst extends Noting {
        public AnotherFirst() {
            super("first", SPI_VERSION);
        }
    }

    public static final class FromTheFuture extends Noting {
        public FromTheFuture() {
            super("future", SPI_VERSION + 1);
        }
    }

    public static final class Unmakeable extends Noting {
        public Unmakeable() {
            super("unmakeable", SPI_VERSION);
            throw new IllegalStateException("no native library");
        }
    }

    public static final class Unstartable extends Noting {
        public Unstartable() {
            super("unstartable", SPI_VERSION);
        }

        @Override
        public Transport create(TransportSettings settings) {
            throw new NoClassDefFoundError("io/netty/Channel");
        }
    }

    @Test
    void none_names_the_artifacts_to_add() {
        assertRefused("There is no transport on the class path. Add dev.filechat:filechat-transport-grpc-netty or"
                + " dev.filechat:filechat-transport-grpc-okhttp to the dependencies");
    }

    @Test
    void none_though_one_was_chosen_names_it_and_the_artifacts() {
        System.setProperty(PROPERTY, "grpc-netty");

        assertRefused(
                "There is no transport \"grpc-netty\"",
                "dev.filechat:filechat-transport-grpc-netty",
                "dev.filechat:filechat-transport-grpc-okhttp");
    }

    @Test
    void the_only_one_is_taken() throws IOException {
        onClassPath(First.class);

        build(builder());

        assertThat(CREATED).hasValue("First");
    }

    @Test
    void two_and_no_choice_names_both_and_the_ways_to_choose() throws IOException {
        onClassPath(Second.class, First.class);

        assertRefused(
                "There are several transports on the class path (first, second)",
                "transport(\"NAME\") of the builder",
                "the system property filechat.transport",
                "the environment variable FILECHAT_TRANSPORT");
        assertThat(CREATED).hasValue("");
    }

    @Test
    void of_two_the_one_is_taken_that_the_builder_or_else_the_system_property_names() throws IOException {
        onClassPath(First.class, Second.class);
        build(builder().transport("second"));
        assertThat(CREATED).hasValue("Second");

        System.setProperty(PROPERTY, "first");
        build(builder());
        assertThat(CREATED).hasValue("First");

        build(builder().transport("second"));
        assertThat(CREATED).hasValue("Second");
    }

    @Test
    void a_wrong_name_lists_the_known_ones() throws IOException {
        onClassPath(Second.class, First.class);
        System.setProperty(PROPERTY, "frist\n");

        assertRefused("There is no transport \"frist\\n\" on the class path. Known: first, second");
    }

    @Test
    void two_of_one_name_are_no_choice() throws IOException {
        onClassPath(First.class, AnotherFirst.class);
        System.setProperty(PROPERTY, "first");

        assertRefused("\"first\"", First.class.getName(), AnotherFirst.class.getName());
    }

    @Test
    void one_that_cannot_be_made_is_told_with_its_reason() throws IOException {
        onClassPath(Unmakeable.class);

        assertThat(assertRefused(
                        "A transport on the class path cannot be loaded", Unmakeable.class.getName(), "no native library"))
                .hasCauseInstanceOf(ServiceConfigurationError.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_whose_class_is_missing_is_told() throws IOException {
        onClassPath("dev.filechat.Missing");

        assertRefused("A transport on the class path cannot be loaded", "dev.filechat.Missing not found");
    }

    @Test
    void one_whose_class_cannot_be_read_is_told() throws IOException {
        Files.createDirectories(classPath.resolve("broken"));
        Files.writeString(classPath.resolve("broken/Provider.class"), "compiled for a Java to come");
        onClassPath("broken.Provider");

        assertRefused("A transport on the class path cannot be loaded", "broken/Provider");
    }

    @Test
    void a_broken_one_is_told_rather_than_passed_over_in_silence_but_another_can_be_chosen() throws IOException {
        onClassPath(Unmakeable.class, First.class);
        assertRefused("A transport on the class path cannot be loaded");

        build(builder().transport("first"));

        assertThat(CREATED).hasValue("First");
    }

    @Test
    @Timeout(30)
    void a_class_path_that_cannot_be_read_is_told() {
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the archive is damaged");
            }
        });

        assertRefused("A transport on the class path cannot be loaded", "the archive is damaged");
    }

    @Test
    void one_that_cannot_be_started_is_told_with_its_reason() throws IOException {
        onClassPath(Unstartable.class);

        assertThat(assertRefused(
                        "The transport \"unstartable\" (" + Unstartable.class.getName() + ") could not be started",
                        "io/netty/Channel"))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void one_of_another_version_is_told_with_both_versions_and_the_remedy() throws IOException {
        onClassPath(FromTheFuture.class);

        assertRefused("\"future\"", FromTheFuture.class.getName(), "version 2", "this is version 1", "filechat-bom");
    }

    @Test
    void one_of_another_version_is_refused_also_where_it_is_handed_in() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder().transport(new FromTheFuture()).build())
                .withMessageContaining("was made for version 2");
        assertThat(CREATED).hasValue("");
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

    private void onClassPath(Class<?>... providers) throws IOException {
        onClassPath(Stream.of(providers).map(Class::getName).toArray(String[]::new));
    }

    private void onClassPath(String... providers) throws IOException {
        Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
        Files.write(services.resolve(TransportProvider.class.getName()), List.of(providers));
        URL[] urls = {classPath.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
    }
}
