// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.example.closed.Secret;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.jackson.RecordFormat;
import dev.filechat.micrometer.FileChatObservation;
import dev.filechat.opentelemetry.FileChatTelemetry;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.junit.FakeXaiExtension;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is special about a program with a module-info.java. */
class ModuleTest {
    private static final String INVOICE = "{\"number\":\"A-7\",\"date\":\"2026-11-27\",\"lines\":[],\"note\":null}";

    /** What the program needs to run, and no test library. */
    private static final Pattern RUNTIME = Pattern.compile(
            "classes|(filechat-(api|bulk|jackson|micrometer|opentelemetry|proto|transport)"
                    + "|grpc-(api|core|context|netty|okhttp|protobuf|stub|util)"
                    + "|jackson|slf4j|jspecify|protobuf-java|proto-google|guava|failureaccess|perfmark|gson|annotations"
                    + "|okio|opentelemetry-(api|context|common)|micrometer-(core|commons|observation)"
                    + "|HdrHistogram|LatencyUtils)-.*");

    /** The calls are an upload, a look whether the file is still there, and a question. */
    private static final String PRINTED = """
            A-7
            bytes sent: 11
            calls traced: 3
            """;

    @RegisterExtension
    static final FakeXaiExtension xai = FakeXaiExtension.create();

    @Test
    void theOtherTestsDoRunWithModules() {
        assertThat(Stream.of(
                                Reader.class,
                                FileChatClient.class,
                                Bulk.class,
                                RecordFormat.class,
                                FileChatObservation.class,
                                FileChatTelemetry.class,
                                ObjectMapper.class)
                        .map(type -> type.getModule().getName()))
                .containsExactly(
                        "com.example",
                        "dev.filechat",
                        "dev.filechat.bulk",
                        "dev.filechat.jackson",
                        "dev.filechat.micrometer",
                        "dev.filechat.opentelemetry",
                        "com.fasterxml.jackson.databind");
    }

    @Test
    void aRecordThatJacksonCannotReachIsRefusedWithTheLineToAdd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordFormat.of(Secret.class))
                .withMessageContainingAll(
                        "com.example.closed.Secret",
                        "opens com.example.closed to com.fasterxml.jackson.databind;",
                        "module-info.java of com.example");
    }

    @Test
    void aListOfRecordsIsWrittenAndRead() {
        RecordFormat<List<Invoice.Line>> format = RecordFormat.of(new TypeReference<List<Invoice.Line>>() {});
        List<Invoice.Line> lines = List.of(new Invoice.Line("paper", 2, new BigDecimal("9.90")));

        assertThat(format.decode(format.encode(lines))).isEqualTo(lines);
    }

    @Test
    void theTransportCanStayOnTheClassPath(FakeXai fake) throws Exception {
        assertThat(run(
                        fake,
                        "filechat-(api|bulk|jackson|micrometer|opentelemetry)-.*|jackson-.*|slf4j-.*"
                                + "|jspecify-.*|opentelemetry-.*|micrometer-.*|HdrHistogram-.*|LatencyUtils-.*",
                        List.of()))
                .isEqualTo(PRINTED);
    }

    @Test
    void everythingCanBeOnTheModulePath(FakeXai fake) throws Exception {
        assertThat(run(fake, ".*", List.of("--add-modules", "dev.filechat.transport.grpc.netty")))
                .isEqualTo(PRINTED);
    }

    /** Runs the program in a JVM of its own, and returns what it prints. */
    private static String run(FakeXai fake, String modules, List<String> options)
            throws IOException, InterruptedException {
        xai.chat().whenAnything().reply(INVOICE);
        Pattern module = Pattern.compile("classes|" + modules);
        List<String> paths = Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
                .map(name -> System.getProperty(name, ""))
                .flatMap(jars -> Stream.of(jars.split(File.pathSeparator)))
                .distinct()
                .filter(path -> RUNTIME.matcher(Path.of(path).getFileName().toString()).matches())
                .toList();
        var byModule = paths.stream()
                .collect(Collectors.partitioningBy(
                        path -> module.matcher(Path.of(path).getFileName().toString()).matches(),
                        Collectors.joining(File.pathSeparator)));
        var command = Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-p",
                                byModule.get(true),
                                "-cp",
                                byModule.get(false)),
                        options.stream(),
                        Stream.of(
                                "-m",
                                "com.example/com.example.Program",
                                fake.host(),
                                String.valueOf(fake.port()),
                                fake.key()))
                .flatMap(each -> each)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
