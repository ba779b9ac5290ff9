// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchProgress;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchProgressTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @Test
    void progressIsToldForEachFileAndForAllByOneThreadAtATime() {
        List<BatchProgress> seen = new ArrayList<>(); // not thread-safe, so that concurrent calls would show
        AtomicInteger inside = new AtomicInteger();
        List<String> perFile = new CopyOnWriteArrayList<>();
        service.refuse("b");
        BatchOptions options = BatchOptions.builder()
                .upload(UploadOptions.builder()
                        .onProgress(p -> perFile.add(p.name() + " " + p.stage()))
                        .build())
                .onProgress(p -> {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    seen.add(p);
                    inside.decrementAndGet();
                    throw new IllegalStateException("a listener's own");
                })
                .build();

        BatchResult<FileSource, StoredFile> batch =
                client.files().uploadAll(List.of(source("a", 100), source("b", 5), source("c", 7)), options);

        assertThat(batch.values()).hasSize(2);
        assertThat(perFile)
                .contains("a STARTED", "a SENDING", "a DONE", "b STARTED", "c DONE")
                .doesNotContain("b DONE");
        assertThat(seen).extracting(BatchProgress::bytesSent).isSorted();
        assertThat(seen).extracting(BatchProgress::totalBytes).containsOnly(OptionalLong.of(112));
        BatchProgress last = seen.getLast();
        assertThat(last.files()).isEqualTo(3);
        assertThat(last.uploaded()).isEqualTo(2);
        assertThat(last.failed()).isEqualTo(1);
        assertThat(last.bytesSent()).isEqualTo(107);
        assertThat(last.elapsed()).isEqualTo(Duration.ZERO);
        assertThat(last.bytesPerSecond()).isZero();
    }
}
