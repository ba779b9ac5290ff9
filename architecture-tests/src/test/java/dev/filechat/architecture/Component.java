// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * An artifact in a class path: a jar, or what a jar has inside.
 *
 * @param place where it is, in the layout of a repository; what is inside a jar, as {@code group/artifact}
 * @param version its version
 * @param jar the jar that it is, or is in
 */
record Component(String place, String version, Path jar) {
    /** Stands for all of Netty: what shades it keeps one of its modules' names only. */
    private static final String ALL_OF_NETTY = "/io/netty/*";

    /** The jar, what its Maven metadata says that it has inside, and the Netty that it has inside. */
    static List<Component> of(Path jar) {
        List<Component> components = new ArrayList<>();
        Path version = jar.toAbsolutePath().getParent();
        components.add(new Component(
                slashes(version.getParent()), version.getFileName().toString(), jar));
        try (JarFile open = new JarFile(jar.toFile())) {
            for (JarEntry entry : open.stream().toList()) {
                if (entry.getName().matches("META-INF/maven/.*/pom\\.properties")) {
                    Properties pom = properties(open, entry);
                    String group = pom.getProperty("groupId").replace('.', '/');
                    String inside = "/" + group + "/" + pom.getProperty("artifactId");
                    components.add(new Component(inside, pom.getProperty("version"), jar));
                } else if (isShadedNetty(jar, entry)) {
                    components.add(new Component(ALL_OF_NETTY, nettyVersion(properties(open, entry)), jar));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
        return components;
    }

    private static boolean isShadedNetty(Path jar, JarEntry entry) {
        return entry.getName().matches("META-INF/.*io\\.netty\\.versions\\.properties")
                && !slashes(jar).contains("/io/netty/");
    }

    private static String nettyVersion(Properties versions) {
        return versions.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".version"))
                .map(versions::getProperty)
                .findAny()
                .orElseThrow();
    }

    private static Properties properties(JarFile jar, JarEntry entry) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        }
        return properties;
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** Whether this is, or has inside, the artifact. */
    boolean mayBe(String artifact) {
        String group = artifact.substring(0, artifact.indexOf(':'));
        String wanted = "/" + group.replace('.', '/') + "/" + artifact.substring(group.length() + 1);
        return place.endsWith(wanted) || (place.equals(ALL_OF_NETTY) && group.equals("io.netty"));
    }

    @Override
    public String toString() {
        return place + " " + version + " (" + jar.getFileName() + ")";
    }
}
