// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Uploads so many megabytes and fetches them from the public URL. */
final class PublicUrlProgram {

    public static void main(String[] arguments) throws Exception {
        ByteString chunk = ByteString.copyFrom(new byte[1_000_000]);
        Stream<UploadFileChunk> chunks =
                IntStream.range(0, Integer.parseInt(arguments[0])).mapToObj(i -> StubClient.data(chunk));
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            File file = stubs.send(Stream.concat(Stream.of(StubClient.init("a.mp4")), chunks)::iterator);
            String url = new PublicCalls(stubs).create(file).getPublicUrl();
            try (InputStream in = URI.create(url).toURL().openStream()) {
                System.out.println("fetched " + in.transferTo(OutputStream.nullOutputStream()) + " bytes");
            }
        }
    }

    private PublicUrlProgram() {}
}
