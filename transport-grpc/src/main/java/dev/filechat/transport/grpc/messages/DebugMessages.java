// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.responses.DebugOutput;

/** The debug output of a response. */
final class DebugMessages {
    private DebugMessages() {}

    static dev.filechat.proto.DebugOutput toMessage(DebugOutput debug) {
        return dev.filechat.proto.DebugOutput.newBuilder()
                .setAttempts(debug.attempts())
                .setRequest(debug.request())
                .setPrompt(debug.prompt())
                .setEngineRequest(debug.engineRequest())
                .addAllResponses(debug.responses())
                .addAllChunks(debug.chunks())
                .setCacheReadCount((int) debug.cacheReadCount())
                .setCacheReadInputBytes(debug.cacheReadInputBytes())
                .setCacheWriteCount((int) debug.cacheWriteCount())
                .setCacheWriteInputBytes(debug.cacheWriteInputBytes())
                .setLbAddress(debug.lbAddress())
                .setSamplerTag(debug.samplerTag())
                .build();
    }

    static DebugOutput fromMessage(dev.filechat.proto.DebugOutput message) {
        return DebugOutput.builder()
                .attempts(message.getAttempts())
                .request(message.getRequest())
                .prompt(message.getPrompt())
                .engineRequest(message.getEngineRequest())
                .responses(message.getResponsesList())
                .chunks(message.getChunksList())
                .cacheReadCount(Integer.toUnsignedLong(message.getCacheReadCount()))
                .cacheReadInputBytes(message.getCacheReadInputBytes())
                .cacheWriteCount(Integer.toUnsignedLong(message.getCacheWriteCount()))
                .cacheWriteInputBytes(message.getCacheWriteInputBytes())
                .lbAddress(message.getLbAddress())
                .samplerTag(message.getSamplerTag())
                .build();
    }
}
