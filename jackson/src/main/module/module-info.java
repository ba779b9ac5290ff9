// SPDX-License-Identifier: Apache-2.0
/** Answers and tools as records, and saved conversations, by Jackson. */
module dev.filechat.jackson {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires transitive dev.filechat;
    requires static transitive org.jspecify;
    requires org.slf4j; // the schema generator inside does

    exports dev.filechat.jackson;

    // Jackson writes and reads the root object of values that are not records.
    opens dev.filechat.jackson.internal.schema to
            com.fasterxml.jackson.databind;
}
