// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar that may be on the class path.
 *
 * @param artifact its name, without version
 * @param type the name of a class in it
 */
record Library(String artifact, String type) {
    /** Whether there is a class of that name. Does not initialize it. */
    static boolean has(String type) {
        try {
            Class.forName(type, false, Library.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The artifact and its version; empty if its class is not on the class path. */
    Optional<String> found() {
        return has(type) ? Optional.of(artifact + " " + version().orElse("of unknown version")) : Optional.empty();
    }

    /** The version of its manifest, if the class is in the library's own jar and not in one with many others. */
    Optional<String> version() {
        URL url = Library.class.getClassLoader().getResource(type.replace('.', '/') + ".class");
        if (url == null) {
            return Optional.empty();
        }
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false); // else the jar would stay open
            if (!(connection instanceof JarURLConnection inJar)) {
                return Optional.empty();
            }
            try (JarFile jar = inJar.getJarFile()) {
                return Optional.ofNullable(jar.getManifest()).flatMap(this::version);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> version(Manifest manifest) {
        Attributes attributes = manifest.getMainAttributes();
        boolean protobuf = "com.google.protobuf".equals(attributes.getValue("Bundle-SymbolicName"));
        boolean grpc =
                String.valueOf(attributes.getValue("Automatic-Module-Name")).startsWith("io.grpc");
        return Optional.ofNullable(
                protobuf
                        ? attributes.getValue("Bundle-Version")
                        : grpc ? attributes.getValue("Implementation-Version") : null);
    }
}
