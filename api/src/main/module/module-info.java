// SPDX-License-Identifier: Apache-2.0
/** What a user of filechat compiles against, and the engine behind it. */
@SuppressWarnings("module") // a module that is compiled later
module dev.filechat {
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.filechat;
    exports dev.filechat.admission;
    exports dev.filechat.batches;
    exports dev.filechat.calls;
    exports dev.filechat.chat;
    exports dev.filechat.chat.messages;
    exports dev.filechat.chat.options;
    exports dev.filechat.chat.responses;
    exports dev.filechat.chat.search;
    exports dev.filechat.chat.tools;
    exports dev.filechat.collections;
    exports dev.filechat.errors;
    exports dev.filechat.files;
    exports dev.filechat.files.downloads;
    exports dev.filechat.files.listing;
    exports dev.filechat.files.sources;
    exports dev.filechat.images;
    exports dev.filechat.models;
    exports dev.filechat.observe;
    exports dev.filechat.spi;
    exports dev.filechat.internal.storage to
            dev.filechat.bulk;
    exports dev.filechat.internal.text to
            dev.filechat.bulk;

    uses dev.filechat.spi.TransportProvider;
}
