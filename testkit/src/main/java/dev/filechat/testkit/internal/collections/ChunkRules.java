// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.BytesConfiguration;
import dev.filechat.proto.collections.CharsConfiguration;
import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.TokensConfiguration;
import dev.filechat.testkit.internal.wire.InvalidRequest;

/** Which chunk configurations are taken. */
final class ChunkRules {

    /** What a collection has that is created without one: the fake's choice, as the service's is not documented. */
    private static final ChunkConfiguration USUAL = ChunkConfiguration.newBuilder()
            .setTokensConfiguration(TokensConfiguration.newBuilder()
                    .setMaxChunkSizeTokens(1024)
                    .setChunkOverlapTokens(200)
                    .setEncodingName("o200k_base"))
            .setStripWhitespace(true)
            .build();

    private ChunkRules() {}

    static ChunkConfiguration usual() {
        return USUAL;
    }

    static ChunkConfiguration checked(ChunkConfiguration given) {
        switch (given.getConfigCase()) {
            case CHARS_CONFIGURATION -> {
                CharsConfiguration chars = given.getCharsConfiguration();
                check("chars", chars.getMaxChunkSizeChars(), chars.getChunkOverlapChars());
            }
            case TOKENS_CONFIGURATION -> {
                TokensConfiguration tokens = given.getTokensConfiguration();
                check("tokens", tokens.getMaxChunkSizeTokens(), tokens.getChunkOverlapTokens());
            }
            case BYTES_CONFIGURATION -> {
                BytesConfiguration bytes = given.getBytesConfiguration();
                check("bytes", bytes.getMaxChunkSizeBytes(), bytes.getChunkOverlapBytes());
            }
            case CONFIG_NOT_SET ->
                throw InvalidRequest.of("chunk_configuration needs one of chars_configuration, tokens_configuration"
                        + " and bytes_configuration.");
        }
        return given;
    }

    private static void check(String unit, int size, int overlap) {
        InvalidRequest.unless(size > 0, "max_chunk_size_" + unit + " must be 1 or more, not " + size + ".");
        InvalidRequest.unless(overlap >= 0, "chunk_overlap_" + unit + " must be 0 or more, not " + overlap + ".");
        InvalidRequest.unless(
                overlap < size,
                "chunk_overlap_" + unit + " must be less than max_chunk_size_" + unit + ", but " + overlap
                        + " is not less than " + size + ".");
    }
}
