// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How the executors make their client. It holds no key. Immutable and thread-safe. */
final class ClientSettings implements Serializable {
    private static final long serialVersionUID = 1;

    private final @Nullable ClientSetup setup;
    private final @Nullable ApiKeySource key;
    private final String id;

    ClientSettings(@Nullable ClientSetup setup, @Nullable ApiKeySource key) {
        this.setup = setup;
        this.key = key;
        id = hash(setup, key);
    }

    /** {@return the same text for settings that make the same clients, in all processes of a job} */
    String id() {
        return id;
    }

    /** {@return a client of an executor} */
    FileChatClient client() {
        FileChatClientBuilder builder = configured();
        if (key != null) {
            builder.apiKey(key::get);
        }
        return builder.build();
    }

    /**
     * Finds out whether a client can be made, without a key and without a connection.
     *
     * @throws dev.filechat.errors.ConfigurationException if there is no transport, or what is set up is wrong
     */
    void check() {
        configured().apiKey("checks-the-settings-only").build().close();
    }

    private FileChatClientBuilder configured() {
        FileChatClientBuilder builder = FileChatClient.builder();
        if (setup != null) {
            setup.configure(builder);
        }
        return builder;
    }

    private static String hash(@Nullable ClientSetup setup, @Nullable ApiKeySource key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(setup);
            out.writeObject(key);
            out.flush();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "client(...) or apiKey(...) captures what is not serializable: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
