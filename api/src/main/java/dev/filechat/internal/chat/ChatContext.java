// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

/**
 * What the calls of a conversation have in common.
 *
 * @param conversationId the id by which the service finds the conversation's cached prompt
 * @param ledger what they cost
 */
record ChatContext(String conversationId, Ledger ledger) {}
