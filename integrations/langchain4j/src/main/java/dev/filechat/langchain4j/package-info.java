// SPDX-License-Identifier: Apache-2.0
/**
 * Chat models of LangChain4j over a {@link dev.filechat.FileChatClient}: {@link dev.filechat.langchain4j.FileChatModel}
 * and {@link dev.filechat.langchain4j.FileChatStreamingModel}. Uploaded files are content of messages by
 * {@link dev.filechat.langchain4j.UploadedFileContent}.
 */
@NullMarked
package dev.filechat.langchain4j;

import org.jspecify.annotations.NullMarked;
