// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.testsupport.StubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** A directory of fakes that come one after another, and what lies in it. */
public record KeptDirectory(Path path, Clock clock) {

    FakeXai start(String... keys) {
        FakeXaiBuilder builder = FakeXai.builder().directory(path).clock(clock);
        return (keys.length > 0 ? builder.keys(keys) : builder).start();
    }

    Path files() {
        return path.resolve("files");
    }

    /** The entry in which this text is. */
    Path entry(String text) throws IOException {
        for (String file : names("files")) {
            Path entry = files().resolve(file);
            if (file.endsWith(".json") && Files.readString(entry).contains(text)) {
                return entry;
            }
        }
        throw new AssertionError("no entry of " + text);
    }

    List<String> names(String directory) throws IOException {
        try (Stream<Path> all = Files.list(path.resolve(directory))) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    static RetrieveFileRequest get(File file) {
        return RetrieveFileRequest.newBuilder().setFileId(file.getId()).build();
    }

    static ByteString content(StubClient stubs, File file) throws Exception {
        return StubClient.joined(StubClient.drain(stubs.files()
                .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                        .setFileId(file.getId())
                        .build())));
    }
}
