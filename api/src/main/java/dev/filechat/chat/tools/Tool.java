// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

/**
 * A tool that the model may use: a function that the caller runs, or one of the service's own. Immutable and
 * thread-safe.
 */
public sealed interface Tool
        permits FunctionTool,
                WebSearch,
                XSearch,
                CodeExecution,
                CollectionsSearch,
                AttachmentSearch,
                Mcp,
                ImageGeneration {}
