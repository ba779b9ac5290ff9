// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.filechat.proto.AuthProto;
import dev.filechat.proto.BatchProto;
import dev.filechat.proto.ChatProto;
import dev.filechat.proto.DeferredProto;
import dev.filechat.proto.DocumentsProto;
import dev.filechat.proto.FilesProto;
import dev.filechat.proto.ImageProto;
import dev.filechat.proto.ModelsProto;
import dev.filechat.proto.SampleProto;
import dev.filechat.proto.TokenizeProto;
import dev.filechat.proto.UsageProto;
import dev.filechat.proto.VideoProto;
import dev.filechat.proto.collections.CollectionsProto;
import dev.filechat.proto.collections.SharedProto;
import dev.filechat.proto.collections.TypesProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages are those of the newest SDK. A difference means that the files in {@code proto} have to follow it. */
class DriftTest {
    @Test
    void whatIsCarriedIsAsInTheSdk(@TempDir Path directory) throws Exception {
        PythonSdk sdk = PythonSdk.orSkip();
        Path descriptors = directory.resolve("sdk.descriptors");

        sdk.script("descriptors.py", Map.of(), descriptors.toString());

        WireFacts theirs = WireFacts.of(
                FileDescriptorSet.parseFrom(Files.readAllBytes(descriptors)).getFileList());
        WireFacts ours = WireFacts.of(Stream.of(
                        FilesProto.getDescriptor(),
                        ChatProto.getDescriptor(),
                        UsageProto.getDescriptor(),
                        DeferredProto.getDescriptor(),
                        SampleProto.getDescriptor(),
                        ImageProto.getDescriptor(),
                        DocumentsProto.getDescriptor(),
                        ModelsProto.getDescriptor(),
                        TokenizeProto.getDescriptor(),
                        AuthProto.getDescriptor(),
                        BatchProto.getDescriptor(),
                        VideoProto.getDescriptor(),
                        CollectionsProto.getDescriptor(),
                        TypesProto.getDescriptor(),
                        SharedProto.getDescriptor())
                .map(FileDescriptor::toProto)
                .toList());
        assertThat(ours.size()).as("facts that are compared").isGreaterThan(600);
        assertThat(String.join("\n", ours.differencesFrom(theirs)))
                .as("differences from xai-sdk " + sdk.version())
                .isEmpty();
    }
}
