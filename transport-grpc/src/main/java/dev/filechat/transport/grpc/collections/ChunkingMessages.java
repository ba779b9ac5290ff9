// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import dev.filechat.collections.ChunkSize;
import dev.filechat.collections.Chunking;
import dev.filechat.proto.collections.BytesConfiguration;
import dev.filechat.proto.collections.CharsConfiguration;
import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.TokensConfiguration;

/** How documents are cut into chunks. */
final class ChunkingMessages {
    private ChunkingMessages() {}

    static Chunking fromMessage(ChunkConfiguration message) {
        Chunking.Builder chunking = Chunking.builder()
                .stripWhitespace(message.getStripWhitespace())
                .nameInChunks(message.getInjectNameIntoChunks());
        switch (message.getConfigCase()) {
            case CHARS_CONFIGURATION -> chunking.size(fromMessage(message.getCharsConfiguration()));
            case TOKENS_CONFIGURATION -> chunking.size(fromMessage(message.getTokensConfiguration()));
            case BYTES_CONFIGURATION -> chunking.size(fromMessage(message.getBytesConfiguration()));
            case CONFIG_NOT_SET -> {}
        }
        return chunking.build();
    }

    static ChunkConfiguration toMessage(Chunking chunking) {
        ChunkConfiguration.Builder message = ChunkConfiguration.newBuilder()
                .setStripWhitespace(chunking.stripWhitespace())
                .setInjectNameIntoChunks(chunking.nameInChunks());
        chunking.size().ifPresent(size -> {
            switch (size) {
                case ChunkSize.Characters characters -> message.setCharsConfiguration(toMessage(characters));
                case ChunkSize.Tokens tokens -> message.setTokensConfiguration(toMessage(tokens));
                case ChunkSize.Bytes bytes -> message.setBytesConfiguration(toMessage(bytes));
            }
        });
        return message.build();
    }

    private static ChunkSize fromMessage(CharsConfiguration message) {
        return new ChunkSize.Characters(message.getMaxChunkSizeChars(), message.getChunkOverlapChars());
    }

    private static ChunkSize fromMessage(TokensConfiguration message) {
        return new ChunkSize.Tokens(
                message.getMaxChunkSizeTokens(), message.getChunkOverlapTokens(), message.getEncodingName());
    }

    private static ChunkSize fromMessage(BytesConfiguration message) {
        return new ChunkSize.Bytes(message.getMaxChunkSizeBytes(), message.getChunkOverlapBytes());
    }

    private static CharsConfiguration toMessage(ChunkSize.Characters size) {
        return CharsConfiguration.newBuilder()
                .setMaxChunkSizeChars(size.max())
                .setChunkOverlapChars(size.overlap())
                .build();
    }

    private static TokensConfiguration toMessage(ChunkSize.Tokens size) {
        return TokensConfiguration.newBuilder()
                .setMaxChunkSizeTokens(size.max())
                .setChunkOverlapTokens(size.overlap())
                .setEncodingName(size.encoding())
                .build();
    }

    private static BytesConfiguration toMessage(ChunkSize.Bytes size) {
        return BytesConfiguration.newBuilder()
                .setMaxChunkSizeBytes(size.max())
                .setChunkOverlapBytes(size.overlap())
                .build();
    }
}
