// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.proto.UploadFileInit;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a message of an upload.
 *
 * @param init the file's name, of a message that has it
 * @param length how many bytes of the file were in the message
 * @param bytes those bytes, if they are to be checked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UploadPart(@Nullable UploadFileInit init, int length, byte @Nullable [] bytes) {}
