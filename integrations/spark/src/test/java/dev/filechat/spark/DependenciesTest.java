// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Beside those that Spark brings there is no other protobuf, Netty or Jackson. */
class DependenciesTest {
    private static final List<String> JARS = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> new File(entry).getName())
            .filter(name -> name.endsWith(".jar"))
            .toList();

    @Test
    void thereIsOneVersionOfEach() {
        String jackson = versions("jackson-module-scala_2.13-(.*)\\.jar").getFirst(); // Spark's own
        String netty = versions("netty-buffer-(.*)\\.jar").getFirst();

        assertThat(versions("jackson-(?:core|databind|dataformat-.*|datatype-.*)-(\\d.*)\\.jar"))
                .hasSizeGreaterThan(3)
                .containsOnly(jackson);
        assertThat(versions("netty-(?:all|buffer|codec.*|common|handler|resolver|transport)-(\\d[^-]*)\\.jar"))
                .hasSizeGreaterThan(5)
                .containsOnly(netty);
        assertThat(versions("protobuf-java-(\\d.*)\\.jar")).hasSize(1);
    }

    /** gRPC's Netty has names of its own. */
    @Test
    void grpcBringsNoNettyOfItsOwn() {
        assertThat(JARS).noneMatch(name -> name.startsWith("grpc-netty-") && !name.startsWith("grpc-netty-shaded-"));
    }

    private static List<String> versions(String pattern) {
        return JARS.stream()
                .flatMap(name -> Pattern.compile(pattern).matcher(name).results())
                .filter(found -> found.start() == 0)
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
