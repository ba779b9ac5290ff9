// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

/** Where {@link SearchParameters} search. Immutable and thread-safe. */
public sealed interface SearchSource permits WebSource, NewsSource, XSource, RssSource {}
