// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

/**
 * Makes transports of one kind. Found by {@link java.util.ServiceLoader} through
 * {@code META-INF/services/dev.filechat.spi.TransportProvider}, or handed to the client's builder. An implementation
 * has a public constructor without arguments that does nothing costly, and is thread-safe.
 */
public interface TransportProvider {
    /** The version of this SPI. It grows by default methods; another number means that it could not. */
    int SPI_VERSION = 1;

    /** {@return the name with which a user chooses this transport, for example {@code grpc-netty}} */
    String name();

    /** {@return the {@link #SPI_VERSION} that the provider was compiled with} */
    int spiVersion();

    /** {@return a new transport} It connects at its first call. */
    Transport create(TransportSettings settings);

    /**
     * {@return a further transport of a client, for another host of the service} It connects at its first call. The
     * client closes it after the first one. The default is {@link #create}.
     *
     * @param first the client's transport for its endpoint, which this provider made
     */
    default Transport createFurther(Transport first, TransportSettings settings) {
        return create(settings);
    }
}
