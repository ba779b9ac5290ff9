// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.calls.RetryPolicy;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.UnknownOutcome;
import dev.filechat.files.UploadOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that every setting is copied. */
class OptionsCopyTest {
    private static final UploadOptions UPLOAD = UploadOptions.builder()
            .chunkSize(70_000)
            .sha256()
            .onUnknownOutcome(UnknownOutcome.RECONCILE)
            .compareContent()
            .expiresAfter(Duration.ofHours(2))
            .timeout(Duration.ofSeconds(5))
            .retryPolicy(RetryPolicy.none())
            .onProgress(progress -> {})
            .build();
    private static final BatchOptions BATCH = BatchOptions.builder()
            .maxConcurrent(3)
            .maxBytesInFlight(4)
            .failFast(true)
            .upload(UPLOAD)
            .onProgress(progress -> {})
            .build();

    @Test
    void aCopyHasEverySetting() throws Exception {
        assertThat(UPLOAD.toBuilder().build()).usingRecursiveComparison().isEqualTo(UPLOAD);
        assertThat(BATCH.toBuilder().build()).usingRecursiveComparison().isEqualTo(BATCH);
    }

    @Test
    void theSamplesHereSetEverySetting() throws Exception {
        assertNothingIsDefault(UPLOAD, UploadOptions.defaults());
        assertNothingIsDefault(BATCH, BatchOptions.defaults());
    }

    private static void assertNothingIsDefault(Object sample, Object defaults) throws IllegalAccessException {
        for (var field : sample.getClass().getDeclaredFields()) {
            if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                assertThat(field.get(sample)).as(field.getName()).isNotEqualTo(field.get(defaults));
            }
        }
    }
}
