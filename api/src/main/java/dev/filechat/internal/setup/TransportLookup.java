// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.TransportProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses among the transports on the class path: never in silence where there is a choice. */
public final class TransportLookup {
    /** A class path that cannot be read at all fails at each attempt to read it. */
    private static final int MAX_BROKEN = 100;

    private final List<TransportProvider> providers = new ArrayList<>();
    private final List<Error> broken = new ArrayList<>();

    private TransportLookup(ServiceLoader<TransportProvider> loader) {
        Iterator<TransportProvider> iterator = loader.iterator();
        while (broken.size() < MAX_BROKEN) {
            try {
                if (!iterator.hasNext()) {
                    return;
                }
                providers.add(iterator.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(e);
            }
        }
    }

    /** Searches the class loader of the calling thread, and if that has no transport, the class loader of filechat. */
    public static TransportLookup onClassPath() {
        TransportLookup found = new TransportLookup(ServiceLoader.load(TransportProvider.class));
        return found.providers.isEmpty() && found.broken.isEmpty()
                ? new TransportLookup(
                        ServiceLoader.load(TransportProvider.class, TransportProvider.class.getClassLoader()))
                : found;
    }

    /**
     * {@return the transport of that name, or the only one there is}
     *
     * @throws ConfigurationException if there is none, no choice among several, or no such name
     */
    public TransportProvider choose(@Nullable String name) {
        TransportProvider chosen = name == null ? only() : named(name);
        checkVersion(chosen);
        return chosen;
    }

    /**
     * Refuses a transport that was made for another version of the interface.
     *
     * @throws ConfigurationException if it was
     */
    public static void checkVersion(TransportProvider chosen) {
        if (chosen.spiVersion() != TransportProvider.SPI_VERSION) {
            throw new ConfigurationException("The transport \"" + chosen.name() + "\" ("
                    + chosen.getClass().getName() + ") was built for version " + chosen.spiVersion()
                    + " of filechat's transport interface; this is version " + TransportProvider.SPI_VERSION
                    + ". Give all filechat artifacts the same version, for example with filechat-bom");
        }
    }

    private TransportProvider only() {
        refuseBroken();
        if (providers.isEmpty()) {
            throw new ConfigurationException("There is no transport on the class path. Add"
                    + " dev.filechat:filechat-transport-grpc-netty or dev.filechat:filechat-transport-grpc-okhttp"
                    + " to the dependencies");
        }
        if (providers.size() > 1) {
            throw new ConfigurationException("There are several transports on the class path (" + names()
                    + "), and none was chosen. Choose with transport(\"NAME\") of the builder, the system property"
                    + " filechat.transport, or the environment variable FILECHAT_TRANSPORT; or leave only one of"
                    + " them on the class path");
        }
        return providers.getFirst();
    }

    private TransportProvider named(String name) {
        List<TransportProvider> matching =
                providers.stream().filter(p -> p.name().equals(name)).toList();
        if (matching.size() > 1) {
            throw new ConfigurationException("There are several transports \"" + name + "\" on the class path ("
                    + matching.stream().map(p -> p.getClass().getName()).collect(Collectors.joining(", "))
                    + "); leave only one of them on it, or pass one to transport(provider)");
        }
        if (!matching.isEmpty()) {
            return matching.getFirst();
        }
        refuseBroken();
        throw new ConfigurationException("There is no transport \"" + ServerText.printable(name)
                + "\" on the class path. "
                + (providers.isEmpty()
                        ? "There is none at all; add"
                                + " dev.filechat:filechat-transport-grpc-netty or"
                                + " dev.filechat:filechat-transport-grpc-okhttp"
                        : "Known: " + names()));
    }

    private void refuseBroken() {
        if (!broken.isEmpty()) {
            Error first = broken.getFirst();
            throw new ConfigurationException(
                    "A transport on the class path cannot be loaded: " + StartFailure.reason(first), first);
        }
    }

    private String names() {
        return providers.stream().map(TransportProvider::name).sorted().collect(Collectors.joining(", "));
    }
}
