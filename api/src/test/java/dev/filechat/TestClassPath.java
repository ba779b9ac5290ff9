// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A class path for the current thread, with providers of several kinds. */
final class TestClassPath implements AutoCloseable {
    /** The name of the provider class that last created a transport. */
    static final AtomicReference<String> CREATED = new AtomicReference<>("");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final Path directory;

    TestClassPath(Path directory) {
        this.directory = directory;
    }

    void put(Class<?>... providers) throws IOException {
        put(Stream.of(providers).map(Class::getName).toArray(String[]::new));
    }

    void put(String... providers) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.write(services.resolve(TransportProvider.class.getName()), List.of(providers));
        URL[] urls = {directory.toUri().toURL()};
        use(new URLClassLoader(urls, before));
    }

    void use(ClassLoader loader) {
        Thread.currentThread().setContextClassLoader(loader);
    }

    @Override
    public void close() throws IOException {
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader mine && mine != before) {
            mine.close();
        }
        use(before);
        CREATED.set("");
    }

    /** A provider that records its class. */
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

    /** Fails as a transport with an old library does: at the first use of a class. */
    public static final class Outdated extends Noting {
        public Outdated() {
            super("outdated", SPI_VERSION);
        }

        @Override
        public Transport create(TransportSettings settings) {
            throw new ExceptionInInitializerError(
                    new IllegalStateException("no messages", new NoSuchMethodError("Message.getEmptyList()")));
        }
    }

    /** Fails with a message of its own. */
    public static final class Misconfigured extends Noting {
        public Misconfigured() {
            super("misconfigured", SPI_VERSION);
        }

        @Override
        public Transport create(TransportSettings settings) {
            throw new ConfigurationException("messages 3 are on the class path, at least 4 is needed");
        }
    }
}
