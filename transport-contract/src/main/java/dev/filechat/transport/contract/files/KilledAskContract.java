// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static dev.filechat.testkit.faults.Direction.TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.processes.AskProgram;
import dev.filechat.transport.contract.processes.ChildJvm;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it asks about many files asks again only what it has no answer for, and says so. */
@OverNetwork
public interface KilledAskContract extends OverTransport {
    /** So many files are asked about. */
    int ASKED = 120;

    @Test
    default void aJobThatIsKilledTwiceAsksAgainOnlyWhatHasNoAnswerAndReportsIt(@TempDir Path directory)
            throws Exception {
        Map<String, String> hashes = new HashMap<>();
        Files.createDirectories(directory.resolve("files/sub"));
        for (int i = 0; i < ASKED; i++) {
            String name = (i % 2 == 0 ? "sub/" : "") + i + ".bin";
            byte[] bytes = TestBytes.of(10 * i, i);
            Files.write(directory.resolve("files").resolve(name), bytes);
            hashes.put(name, TestBytes.sha256(bytes));
        }
        Map<String, Integer> questions = new ConcurrentHashMap<>();
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port())) {
            xai.chat().whenAnything().replyWith(request -> {
                String name = request.files().getFirst().name();
                questions.merge(name, 1, Integer::sum);
                return name;
            });
            for (int kill = 1; kill <= 2; kill++) {
                int enough = kill * ASKED / 3;
                CompletableFuture<ChildJvm> running = new CompletableFuture<>();
                // With answers on their way.
                proxy.onConnections().once().resetWhen(TO_CLIENT, () -> {
                    boolean now = sum(questions.values()) >= enough;
                    if (now) {
                        running.join().kill();
                    }
                    return now;
                });
                try (ChildJvm killed = start(proxy, directory)) {
                    running.complete(killed);
                    assertThat(killed.result(Duration.ofMinutes(2)).exitCode()).isNotZero();
                }
                assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
                assertThat(questions).hasSizeLessThan(ASKED);
            }
            List<String> last = finished(proxy, directory);
            int asked = sum(questions.values());
            List<String> again = finished(proxy, directory);

            assertThat(sum(questions.values())).as("nothing is asked any more").isEqualTo(asked);
            assertThat(again).contains("answered " + ASKED + ", lost " + lost(last) + ", from the journal " + ASKED);
            assertThat(words(last, "answer ")).containsExactlyInAnyOrderElementsOf(hashes.keySet());
            assertThat(words(again, "answer ")).containsExactlyInAnyOrderElementsOf(hashes.keySet());
            // Results, and what is reported; at most as many were under way at each kill.
            assertThat(asked).isBetween(ASKED, ASKED + lost(last));
            assertThat(lost(last)).isBetween(1, 2 * AskProgram.CONCURRENT);
            assertThat(words(last, "lost "))
                    .containsAll(questions.entrySet().stream()
                            .filter(question -> question.getValue() > 1)
                            .map(Map.Entry::getKey)
                            .toList());
            assertThat(xai.requests("UploadFile").stream()
                            .flatMap(request -> request.upload().stream())
                            .filter(upload -> upload.fileId().isPresent())
                            .collect(Collectors.toMap(
                                    upload -> upload.name(),
                                    upload -> upload.sha256().orElseThrow(),
                                    (a, b) -> {
                                        assertThat(a).isEqualTo(b);
                                        return a;
                                    })))
                    .isEqualTo(hashes);
            assertThat(xai.files().all())
                    .as("what the kills left expires")
                    .hasSizeLessThanOrEqualTo(2 * AskProgram.CONCURRENT)
                    .allMatch(file -> file.expiresAt().isPresent());
        }
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static int lost(List<String> lines) {
        String counts = lines.stream()
                .filter(line -> line.startsWith("answered "))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(counts.replaceAll(".*lost (\\d+),.*", "$1"));
    }

    private static List<String> words(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    private List<String> finished(FaultyProxy proxy, Path directory) throws InterruptedException {
        try (ChildJvm child = start(proxy, directory)) {
            ChildJvm.Result result = child.result(Duration.ofMinutes(2));
            assertThat(result.exitCode()).as(result.output()).isZero();
            return result.output().lines().toList();
        }
    }

    private ChildJvm start(FaultyProxy proxy, Path directory) {
        return ChildJvm.start(
                this,
                AskProgram.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                proxy.port(),
                directory.resolve("files"),
                directory.resolve("journal"));
    }
}
