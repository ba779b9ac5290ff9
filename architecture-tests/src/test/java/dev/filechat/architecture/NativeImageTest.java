// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata that GraalVM's native-image reads: what programs with filechat reach by name only. */
class NativeImageTest {
    /** For tests, programs of this repository, or what runs on a JVM only, as Spark does. */
    private static final Set<String> NOT_FOR_IMAGES = Set.of(
            "testkit", "testsupport", "transport.contract", "fakexai", "examples", "benchmarks", "proto", "spark");

    /** What uses reflection or resources, with the place of its metadata. */
    private static final List<String> KNOWN = List.of(
            "dev.filechat.internal.setup.ClientVersion", // api
            "dev.filechat.internal.setup.TransportLookup", // each transport
            "dev.filechat.internal.source.SourceOpener", // resources that users upload: theirs
            "dev.filechat.jackson.internal.codec.ConstantCodec", // jackson
            "dev.filechat.jackson.internal.mapper.ComponentIntrospector", // users' records: theirs
            "dev.filechat.jackson.internal.schema.RecordSchema", // users' records: theirs
            "dev.filechat.jackson.internal.schema.SupportedTypes", // users' records: theirs
            "dev.filechat.transport.grpc.Library", // transport-grpc
            "dev.filechat.transport.grpc.frames.NettyFrameLog"); // transport-grpc

    private static final Set<String> CLASS_LOOKUPS = Set.of(
            "java.lang.Class.forName",
            "java.lang.ClassLoader.loadClass",
            "java.util.ServiceLoader.load",
            "java.util.ServiceLoader.loadInstalled",
            "java.lang.reflect.Proxy.newProxyInstance",
            "java.lang.System.load",
            "java.lang.System.loadLibrary",
            "java.util.ResourceBundle.getBundle",
            "java.io.ObjectInputStream.readObject");

    private static final String MEMBER_LOOKUPS =
            "java\\.lang\\.Class\\.(getDeclared.+|get(Field|Method|Constructor|RecordComponent|Resource).*)"
                    + "|java\\.lang\\.(ClassLoader|Module)\\.getResource.*"
                    + "|java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.(find|unreflect).*"
                    + "|java\\.util\\.concurrent\\.atomic\\..*FieldUpdater\\.newUpdater";

    @ParameterizedTest
    @ValueSource(strings = {"api", "jackson", "transport-grpc", "transport-grpc-netty", "transport-grpc-okhttp"})
    void whatIsNamedExists(String module) throws Exception {
        JsonNode metadata = metadata(module);

        for (JsonNode entry : metadata.path("reflection")) {
            JsonNode type = entry.path("type");
            if (type.isTextual()) {
                Class<?> named = load(type.asText());
                for (JsonNode method : entry.path("methods")) {
                    assertThat(hasMethod(named, method))
                            .as("%s in %s", method, named)
                            .isTrue();
                }
            }
            for (JsonNode proxied : type.path("proxy")) {
                assertThat(load(proxied.asText())).isInterface();
            }
        }
        for (JsonNode entry : metadata.path("resources")) {
            String name = entry.path("glob").asText();
            assertThat(NativeImageTest.class.getClassLoader().getResource(name))
                    .as(name)
                    .isNotNull();
        }
        for (String condition : metadata.findValuesAsText("typeReached")) {
            assertThat(load(condition).getName()).startsWith("dev.filechat.");
        }
        assertThat(metadata.size()).isPositive();
    }

    @Test
    void whatUsesReflectionIsKnown() {
        Set<String> found = Filechat.CLASSES.stream()
                .filter(NativeImageTest::isForImages)
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(NativeImageTest::isLookup))
                .map(type -> type.getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toSet());

        assertThat(found)
                .as("add a new one to the module's META-INF/native-image/.../reachability-metadata.json, and here")
                .containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void theConstantsThatAreWrittenByNameAreListed() throws IOException {
        List<String> listed = new ArrayList<>();
        metadata("jackson").path("reflection").forEach(entry -> {
            if (entry.path("allPublicFields").asBoolean()) {
                listed.add(entry.path("type").asText());
            }
        });

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Filechat.CLASSES.stream()
                        .filter(type -> type.getPackageName().startsWith("dev.filechat.chat") && type.isRecord())
                        .map(JavaClass::reflect)
                        .filter(NativeImageTest::isOpenEnumeration)
                        .map(Class::getName)
                        .toList());
    }

    /** A record of its number. */
    private static boolean isOpenEnumeration(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getType() == int.class
                && components[0].getName().equals("number");
    }

    private static boolean isForImages(JavaClass type) {
        String name = type.getPackageName().replaceFirst("^dev\\.filechat\\.?", "");
        return NOT_FOR_IMAGES.stream().noneMatch(other -> name.equals(other) || name.startsWith(other + "."));
    }

    private static boolean isLookup(JavaAccess<?> access) {
        String name =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        return CLASS_LOOKUPS.contains(name) || name.matches(MEMBER_LOOKUPS);
    }

    private static boolean hasMethod(Class<?> type, JsonNode method) {
        String name = method.path("name").asText();
        List<String> parameters = new ArrayList<>();
        method.path("parameterTypes").forEach(parameter -> parameters.add(parameter.asText()));
        return (name.equals("<init>")
                        ? Stream.of(type.getDeclaredConstructors())
                        : Stream.of(type.getDeclaredMethods()))
                .filter(found -> name.equals("<init>") || found.getName().equals(name))
                .anyMatch(found -> Stream.of(found.getParameterTypes())
                        .map(Class::getName)
                        .toList()
                        .equals(parameters));
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, NativeImageTest.class.getClassLoader());
    }

    private static JsonNode metadata(String module) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("..", module, "src/main/resources/META-INF/native-image/dev.filechat")
                        .resolve("filechat-" + module + "/reachability-metadata.json")
                        .toFile());
    }
}
