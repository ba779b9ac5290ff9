// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exception keeps its document where a framework sends it to another process. */
class IndexingFailedExceptionTest {
    @Test
    void theDocumentSurvivesSerialization() throws IOException, ClassNotFoundException {
        DocumentInfo document = DocumentInfo.builder("file-1")
                .name("manual.pdf")
                .createdAt(Instant.EPOCH)
                .fields(Map.of("author", "Ada"))
                .status(DocumentStatus.FAILED)
                .error("It is encrypted.")
                .chunkCount(3)
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new IndexingFailedException("Indexing failed", document));
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            IndexingFailedException read = (IndexingFailedException) in.readObject();

            assertThat(read).hasMessage("Indexing failed");
            assertThat(read.document()).isEqualTo(document);
        }
    }
}
